import type { CertificateKind, CertificateState } from '#contracts/certificates.ts';
import type { Day } from '#contracts/dates.ts';

/** What a level leads to: a certificate, or a proof of passing for additional specialties and the levels whose terms name years (domain.md 6.8). */
export function kindOf(level: { code: string; entry: 'full' | 'exempt' | 'additional' }, proofs: readonly { level: string; years: number }[]): { kind: CertificateKind; years: number | null } {
  const years = proofs.find((p) => p.level === level.code)?.years ?? null;
  return years !== null || level.entry === 'additional' ? { kind: 'proof', years } : { kind: 'qualification', years: null };
}

/** The last day of so many years from a day on, both counted: 2027-09-12 and three years → 2030-09-11. */
export function lastDayOf(from: Day, years: number): Day {
  const end = new Date(`${from}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return new Date(end.getTime() - 86_400_000).toISOString().slice(0, 10);
}

/** What a certificate is worth on a day: 已撤销 before 已失效 before 有效. */
export function stateOn(today: Day, c: { revoked: boolean; validThrough: Day | null }): CertificateState {
  if (c.revoked) return 'revoked';
  return c.validThrough !== null && c.validThrough < today ? 'expired' : 'valid';
}
