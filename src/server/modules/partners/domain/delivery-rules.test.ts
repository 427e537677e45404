import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mustPause, nextTryAt } from './delivery-rules.ts';

const HOUR = 3_600_000;

test('pauses grow and the message is given up after three days, not before', () => {
  const minutes = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => ((nextTryAt(tries, 0, 0) ?? NaN) / 60_000));
  expect(minutes).toEqual([1, 5, 15, 60, 180, 360, 720, 720]);
  expect(nextTryAt(9, 0, 72 * HOUR - 1)).toBeDefined();
  expect(nextTryAt(9, 0, 72 * HOUR)).toBeUndefined();
});

test('whatever the failures, a next try lies in the future', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 71 * HOUR }), (tries, age) => {
    expect(nextTryAt(tries, 0, age) ?? 0).toBeGreaterThan(age);
  }));
});

test('a receiver pauses after a day without an answer', () => {
  expect([mustPause(null, 99 * HOUR), mustPause(0, 24 * HOUR - 1), mustPause(0, 24 * HOUR)]).toEqual([false, false, true]);
});
