import type { Agreement } from '#contracts/samples.ts';

export type Pair = { first: 'approve' | 'reject'; second: 'approve' | 'reject' };

/** Agreement of two reviewers beyond chance: κ = (observed − expected) / (1 − expected). Undefined where chance alone would always agree. */
export function agreementOf(pairs: readonly Pair[]): Agreement {
  const n = pairs.length;
  const count = (first: Pair['first'], second: Pair['second']) => pairs.filter((p) => p.first === first && p.second === second).length;
  const yes = count('approve', 'approve');
  const no = count('reject', 'reject');
  const onlyFirst = count('approve', 'reject');
  const onlySecond = count('reject', 'approve');
  const counted = { reviewed: n, both: { approve: yes, reject: no }, onlyFirst, onlySecond };
  if (n === 0) return { ...counted, observed: null, expected: null, kappa: null };
  const observed = (yes + no) / n;
  const expected = ((yes + onlyFirst) * (yes + onlySecond) + (no + onlySecond) * (no + onlyFirst)) / (n * n);
  return { ...counted, observed, expected, kappa: expected === 1 ? null : (observed - expected) / (1 - expected) };
}
