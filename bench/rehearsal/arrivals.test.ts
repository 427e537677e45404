import { expect, test } from 'vitest';
import { arrivals, seeded } from './arrivals.ts';

const shape = { perSecond: 40, seconds: 60, gathered: 15 };

test('as many come as the rate says, those of a quarter of the time in the opening second, in order and in time', () => {
  const times = arrivals({ ...shape, random: seeded(1) });
  expect(Math.abs(times.length / 2_400 - 1)).toBeLessThan(0.1);
  const opening = times.filter((at) => at < 1_000).length;
  expect(opening).toBeGreaterThanOrEqual(600);
  expect(opening).toBeLessThan(700);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(-1)).toBeLessThan(60_000);
});

test('the same seed gives the same people, another seed others', () => {
  expect(arrivals({ ...shape, random: seeded(7) })).toEqual(arrivals({ ...shape, random: seeded(7) }));
  expect(arrivals({ ...shape, random: seeded(7) })).not.toEqual(arrivals({ ...shape, random: seeded(8) }));
});

test('the pauses vary as those of people who do not know of each other: their spread is their mean', () => {
  const times = arrivals({ perSecond: 100, seconds: 60, gathered: 0, random: seeded(3) });
  const pauses = times.slice(1).map((at, n) => at - (times[n] ?? 0));
  const mean = pauses.reduce((sum, p) => sum + p, 0) / pauses.length;
  const spread = Math.sqrt(pauses.reduce((sum, p) => sum + (p - mean) ** 2, 0) / pauses.length);
  expect(Math.abs(spread / mean - 1)).toBeLessThan(0.1);
});
