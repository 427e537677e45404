import { expect, test } from 'vitest';
import { pauseAfter } from './pauses.ts';

test('pauses grow to a minute and are spread by half either way', () => {
  expect([1, 2, 3, 4].map((failures) => pauseAfter(failures, 0.5))).toEqual([2_000, 4_000, 8_000, 16_000]);
  expect(pauseAfter(50, 0.5)).toBe(60_000);
  expect(pauseAfter(1, 0)).toBe(1_000);
  expect(pauseAfter(1, 0.999)).toBeGreaterThan(2_990);
});
