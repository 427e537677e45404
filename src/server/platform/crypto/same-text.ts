import { timingSafeEqual } from 'node:crypto';

/** True when a secret or signature is the expected one; compared in constant time, whatever bytes it is made of. */
export function isSameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
