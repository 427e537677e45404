import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OWN_STATES } from '#contracts/applications.ts';
import { deadlinesOf, marksTold, REMINDER_MARKS, todoBeforeDeadline } from './reminders.ts';

const HOUR = 3_600_000;
const at = (time: string) => Date.parse(`2026-08-20T${time}:00+08:00`);

describe('the mark a deadline lies in', () => {
  test('is one only within 72 hours, and none beyond', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100 * HOUR }), (left) => {
      const now = at('12:00');
      const marks = REMINDER_MARKS.filter((mark) => deadlinesOf(mark, now).after < now + left && now + left <= deadlinesOf(mark, now).until);
      expect(marks).toEqual(left <= 3 * HOUR ? [3] : left <= 24 * HOUR ? [24] : left <= 72 * HOUR ? [72] : []);
    }));
  });

  test('takes no deadline that has come', () => {
    expect(deadlinesOf(3, at('12:00')).after).toBe(at('12:00'));
  });
});

describe('at night', () => {
  test.each([['07:59', [3]], ['08:00', [3, 24, 72]], ['21:59', [3, 24, 72]], ['22:00', [3]], ['00:30', [3]]])('at %s these marks are told: %j', (time, marks) => {
    expect(marksTold(at(time))).toEqual(marks);
  });

  test('a mark that waited for the morning still comes before the next one', () => {
    // 24 hours before 22:10 is at night; at 08:00 fourteen hours are left
    const deadline = at('22:10') + 24 * HOUR;
    const morning = at('08:00') + 24 * HOUR;
    const band = deadlinesOf(24, morning);
    expect(band.after < deadline && deadline <= band.until).toBe(true);
  });
});

test('says what is to do in every state that waits for the candidate, short enough for a text message', () => {
  const silent = OWN_STATES.filter((state) => todoBeforeDeadline(state) === null);
  expect(silent).toEqual(['S9', 'S12', 'X1', 'X2', 'X3', 'X5', 'X6']);
  for (const state of OWN_STATES) expect(todoBeforeDeadline(state)?.zh.length ?? 0, state).toBeLessThan(24);
});
