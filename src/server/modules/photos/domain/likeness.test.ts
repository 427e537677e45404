import { expect, test } from 'vitest';
import { ALIKE_BITS, bandsOf, bitsApart, fingerprint, FINGERPRINT_SIDE } from './likeness.ts';

const picture = (value: (x: number, y: number) => number) => Float32Array.from({ length: FINGERPRINT_SIDE ** 2 }, (_, i) => value(i % FINGERPRINT_SIDE, Math.floor(i / FINGERPRINT_SIDE)));
const waves = picture((x, y) => 120 + 60 * Math.sin(x / 3) + 40 * Math.cos(y / 2.2) + ((x * 7 + y * 13) % 11));

test('a brighter copy with noise stays alike, another picture does not', () => {
  const copy = waves.map((value, i) => value * 1.05 + 6 + (i % 3));
  const other = picture((x, y) => 120 + 70 * Math.cos((x * y) / 40) + (x > 16 ? 40 : 0));
  expect(bitsApart(fingerprint(waves), fingerprint(copy))).toBeLessThanOrEqual(ALIKE_BITS);
  expect(bitsApart(fingerprint(waves), fingerprint(other))).toBeGreaterThan(ALIKE_BITS * 2);
});

test('prints as far apart as “alike” allows always share one of the sixteen parts they are filed under', () => {
  const print = fingerprint(waves);
  const flipped = [...print].map((digit, i) => (i % 4 === 0 && i / 4 < ALIKE_BITS ? (Number.parseInt(digit, 16) ^ 1).toString(16) : digit)).join('');
  expect(bitsApart(print, flipped)).toBe(ALIKE_BITS);
  const keys = new Set(bandsOf(print).map((part) => `${part.band}/${part.value}`));
  expect(bandsOf(flipped).some((part) => keys.has(`${part.band}/${part.value}`))).toBe(true);
});
