import type { MajorOf } from '#contracts/major-precedents.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { ConfirmedContent } from '#server/modules/applications/index.ts';

type Stated = Pick<ConfirmedContent, 'education' | 'degree' | 'majorMatches'>;

/** The majors a case states: that of the education, and that of the degree where it is another. */
export function majorsOf(confirmed: Pick<ConfirmedContent, 'education' | 'degree'>): { of: MajorOf; stated: string }[] {
  const { education, degree } = confirmed;
  return [{ of: 'education' as const, stated: education.major }, ...(degree && degree.major !== education.major ? [{ of: 'degree' as const, stated: degree.major }] : [])];
}

/** The major of the education or of the degree; undefined where the case states none of its own. */
export function majorOf(confirmed: Pick<ConfirmedContent, 'education' | 'degree'>, of: MajorOf): string | undefined {
  return majorsOf(confirmed).find((m) => m.of === of)?.stated;
}

/** Noes to a precedent: only majors that were not found in the table when the application was confirmed are for people to count. */
export function refusalsToRecord(confirmed: Stated, of: MajorOf): Refusal[] {
  if (confirmed.majorMatches) return [refuse('major.precedent_needless')];
  return majorOf(confirmed, of) === undefined ? [refuse('major.precedent_no_degree', { path: 'of' })] : [];
}
