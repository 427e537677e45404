import { expect, test } from 'vitest';
import { growingPause } from './growing-pause.ts';

test('a minute, then twice as long each time, never longer than said, however often', () => {
  expect([-1, 0, 1, 2, 5, 6, 400].map((nth) => growingPause(nth, 3_600_000) / 60_000)).toEqual([1, 1, 2, 4, 32, 60, 60]);
});
