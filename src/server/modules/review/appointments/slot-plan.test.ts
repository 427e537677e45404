import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlanSlots } from '#contracts/appointments.ts';
import { startOfBeijingDay } from '#contracts/dates.ts';
import { refusalsToPlan, slotsOf } from './slot-plan.ts';

const plan = (changes: Record<string, unknown> = {}) => PlanSlots.parse({ point: '3601-01', from: '2026-11-23', to: '2026-11-29', weekdays: [1, 2, 3, 4, 5], hours: [{ from: '09:00', to: '11:30' }, { from: '14:00', to: '16:45' }], capacity: 10, ...changes });
const now = Date.parse('2026-11-23T10:00:00+08:00');
const codes = (p: PlanSlots) => refusalsToPlan(p, now).map((r) => [r.code, r.path]);

describe('a plan of slots', () => {
  it('makes whole half-hours of the weekdays only', () => {
    const slots = slotsOf(plan());
    expect(slots).toHaveLength(5 * (5 + 5));
    expect(slots[0]).toEqual({ startsAt: Date.parse('2026-11-23T09:00:00+08:00'), endsAt: Date.parse('2026-11-23T09:30:00+08:00') });
    expect(slots.every((s) => s.startsAt < startOfBeijingDay('2026-11-28'))).toBe(true);
  });
  it('never overlaps, whatever the hours', () => {
    const clock = fc.integer({ min: 0, max: 47 }).map((n) => `${String(Math.floor(n / 2)).padStart(2, '0')}:${n % 2 ? '30' : '00'}`);
    fc.assert(fc.property(fc.array(fc.record({ from: clock, to: clock }), { minLength: 1, maxLength: 3 }), (hours) => {
      const slots = slotsOf(plan({ hours }));
      for (const [i, s] of slots.entries()) expect(s.endsAt).toBeLessThanOrEqual(slots[i + 1]?.startsAt ?? Infinity);
    }));
  });
  it('says everything that is wrong with it', () => {
    expect(codes(plan())).toEqual([]);
    expect(codes(plan({ from: '2026-11-20', to: '2026-11-19', hours: [{ from: '10:00', to: '09:00' }] }))).toEqual([['review.days_reversed', 'to'], ['review.day_past', 'from'], ['review.hours_short', 'hours.0.to']]);
    expect(codes(plan({ to: '2028-11-29', minutes: 15 }))).toEqual([['review.too_many_slots', 'to']]);
    expect(codes(plan({ from: '2026-11-23', to: '2026-11-24', weekdays: [6] }))).toEqual([['review.no_slots', 'weekdays']]);
  });
});
