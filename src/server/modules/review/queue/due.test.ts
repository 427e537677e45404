import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOf } from './due.ts';

const DAY = 86_400_000;

describe('when a review is due', () => {
  it('is so many days after it came in, and marked from its last day on', () => {
    expect(dueOf(0, undefined, 3, 0)).toEqual({ at: 3 * DAY, mark: 'on_time' });
    expect(dueOf(0, undefined, 3, 2 * DAY).mark).toBe('soon');
    expect(dueOf(0, undefined, 3, 3 * DAY).mark).toBe('late');
  });
  it('is never after the review window', () => {
    fc.assert(fc.property(fc.nat(1e9), fc.nat(1e9), fc.integer({ min: 1, max: 60 }), fc.nat(2e9), (since, closes, days, now) => {
      const due = dueOf(since, closes, days, now);
      expect(due.at).toBeLessThanOrEqual(closes);
      expect(due.mark === 'late').toBe(now >= due.at);
    }));
  });
});
