import { expect, test } from 'vitest';
import { lagOf, noted, type Mark } from './replica-lag.ts';

const marks: Mark[] = [{ at: 1_000, position: '0/FFFFFF00' }, { at: 2_000, position: '1/10' }, { at: 3_000, position: '1/20' }];

test.each([
  ['has everything', '1/20', 0.5], ['has more than we knew of', '2/0', 0.5], ['lacks the last second', '1/1F', 1.5], ['lacks two, over the turn of the low half', '0/FFFFFFFF', 2.5],
])('a standby that %s is behind by the age of the youngest mark it has reached', (_, replayed, lag) => {
  expect(lagOf(marks, replayed, 3_500)).toBe(lag);
});

test('one that has reached no mark, or of which nothing is known, is behind beyond all bounds', () => {
  expect(lagOf(marks, '0/1', 3_500)).toBe(Infinity);
  expect(lagOf([], '1/0', 3_500)).toBe(Infinity);
});

test('old marks go, but never the last one before the limit', () => {
  expect(noted(marks, { at: 4_000, position: '1/30' }, 2_500).map((m) => m.at)).toEqual([2_000, 3_000, 4_000]);
  expect(noted(marks, { at: 4_000, position: '1/30' }, 500).map((m) => m.at)).toEqual([1_000, 2_000, 3_000, 4_000]);
});
