import type { CopyPurpose } from '#contracts/certificates.ts';
import type { Day } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

/** A certificate as the making of copies sees it. */
export type Copied = { revoked: boolean; validThrough: Day | null; copiesToday: number };
export type CopyTerms = { mostDays: number; mostADay: number };

/** Why nobody can make a copy of a certificate now (加注), whatever it is for. */
export function refusalsToCopy(c: Copied, terms: CopyTerms, today: Day): Refusal[] {
  const no: Refusal[] = [];
  if (c.revoked) no.push(refuse('certificate.revoked'));
  if (c.validThrough !== null && c.validThrough < today) no.push(refuse('certificate.expired', { params: { day: c.validThrough } }));
  if (c.copiesToday >= terms.mostADay) no.push(refuse('certificate.too_many_copies', { params: { most: terms.mostADay } }));
  return no;
}

/** The last day a copy made today may be used: so many days on, and never beyond the proof itself. */
export function latestUntil(c: Pick<Copied, 'validThrough'>, terms: Pick<CopyTerms, 'mostDays'>, today: Day): Day {
  const most = new Date(Date.parse(`${today}T00:00:00Z`) + terms.mostDays * 86_400_000).toISOString().slice(0, 10);
  return c.validThrough !== null && c.validThrough < most ? c.validThrough : most;
}

/** What stands against this annotation: 其他 without words, an end in the past or too far away. */
export function refusalsOfAnnotation(asked: { purpose: CopyPurpose; detail: string; validUntil: Day }, c: Pick<Copied, 'validThrough'>, terms: CopyTerms, today: Day): Refusal[] {
  const no: Refusal[] = [];
  const latest = latestUntil(c, terms, today);
  if (asked.purpose === 'other' && [...asked.detail].length < 2) no.push(refuse('certificate.detail_needed', { path: 'detail' }));
  if (asked.validUntil < today) no.push(refuse('certificate.until_past', { path: 'validUntil' }));
  else if (asked.validUntil > latest) no.push(refuse('certificate.until_too_late', { path: 'validUntil', params: { day: latest } }));
  return no;
}

/** The number of an annotated copy (加注副本编号): the certificate's, and its own. */
export function copyNumberText(certificateNumber: string, copy: number): string {
  return `${certificateNumber}-${String(copy).padStart(3, '0')}`;
}
