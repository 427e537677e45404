import type { Lang } from '#contracts/refusals.ts';

/** What the parts of the program are called where their acts are listed in English; the Chinese words of an act are its endpoint's own. */
export const AREAS: Record<string, string> = {
  account: 'Account', application: 'Application', appeal: 'Appeal', assistance: 'Account assistance', audit: 'Audit log', catalogue: 'Exams and sittings', commitment: 'Commitment', content: 'Notices and questions',
  exam: 'Exams', integrity: 'Integrity record', material: 'Materials', message: 'Messages', notice: 'Messages', payment: 'Payment', person: 'Personal data', photo: 'Photo', place: 'Places', report: 'Figures and exports', review: 'Qualification review',
  rule: 'Conditions', sitting: 'Sittings', staff: 'Staff', verification: 'Verification',
};

/** An act as people read it: in Chinese what its endpoint says it does; in English the part of the program, and whether somebody looked or acted. */
export function actText(action: string, declared: { summary: string; looks: boolean } | undefined, lang: Lang): string {
  if (lang === 'zh') return declared?.summary ?? action;
  const area = AREAS[action.split('.')[0] ?? ''] ?? action;
  return `${area}: ${declared?.looks === true ? 'looked' : 'acted'} (${action.split('.')[1] ?? ''})`;
}
