import type { Lang } from '#contracts/refusals.ts';

/** What the parts of the program are called where their acts are listed in English; the Chinese words of an act are its endpoint's own. */
export const AREAS: Record<string, string> = {
  account: 'Account', 'account-case': 'Account assistance', appeal: 'Appeal', application: 'Application', appointment: 'Appointments', assistance: 'Account assistance', audit: 'Audit log', breach: 'Examination matters', centre: 'Test centres', room: 'Exam rooms', seating: 'Seat allocation', ticket: 'Admission tickets', commitment: 'Commitment', notice: 'Mass notices', message: 'Messages', 'pass-lines': 'Pass lines',
  cash: 'Cash desk', certificate: 'Certificates', content: 'Notices and questions', counter: 'Review counter', exam: 'Exams', fees: 'Fees', integrity: 'Integrity records', major: 'Tables of majors', material: 'Materials', payment: 'Payment', photo: 'Photo', place: 'Places', report: 'Figures and exports', review: 'Qualification review',
  recovery: 'Account recovery', registration: 'Registration', rule: 'Conditions', sample: 'Sample checks', sitting: 'Sittings', staff: 'Staff', template: 'Message templates', unlock: 'Unlocking', verification: 'Verification', reverify: 'Verification',
  partner: 'Outside systems', operations: 'Operations', quarantine: 'Quarantine', retention: 'Retention and holds', hint: 'Hints', refund: 'Refunds', reconciliation: 'Reconciliation', closing: 'Closings', fiscal: 'Fiscal e-receipts', suspension: 'Suspensions',
  'exam-day': 'Exam-day data', 'exam-kit': 'Exam-day kits', recheck: 'Re-checks', score: 'Scores', completion: 'Completion', publicity: 'Public notices', objection: 'Objections', demo: 'Demonstration', code: 'Signed codes', 'own-data': 'Own data',
};

/** An act as people read it: in Chinese what its endpoint says it does; in English the part of the program, and whether somebody looked or acted. */
export function actText(action: string, declared: { summary: string; looks: boolean } | undefined, lang: Lang): string {
  if (lang === 'zh') return declared?.summary ?? action;
  const area = AREAS[action.split('.')[0] ?? ''] ?? action;
  return `${area}: ${declared?.looks === true ? 'looked' : 'acted'} (${(action.split('.')[1] ?? '').replaceAll('_', ' ')})`;
}
