import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastDays, levelOf } from './forecast-days.ts';
import { forecastVisits, type Draw } from './visit-forecast.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const FROM = at('2026-12-07T00:00');
const apply: Draw = { kind: 'apply', opensAt: at('2026-12-07T09:00'), closesAt: at('2026-12-18T17:00'), people: 100_000 };
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('expected visits', () => {
  const visits = forecastVisits([apply], FROM, 14 * 24);

  test('of applications lie within their window and are all of them', () => {
    expect(sum(visits.slice(0, 9))).toBe(0);
    expect(sum(visits.slice(11 * 24 + 17))).toBe(0);
    expect(sum(visits)).toBeCloseTo(100_000, 3);
  });

  test('a fifth comes in the first hour, 12 % and what comes anyway on the last day, most of it at its end (domain.md 9.2)', () => {
    expect(visits[9]).toBeGreaterThan(20_000);
    expect(visits[9]).toBeLessThan(22_000);
    expect(sum(visits.slice(10 * 24 + 17, 11 * 24 + 17))).toBeGreaterThan(12_000);
    expect(visits[11 * 24 + 16]).toBeGreaterThan(2 * (visits[11 * 24 + 10] ?? 0));
  });

  test('on an ordinary day the night is empty and the morning full', () => {
    const day = visits.slice(3 * 24, 4 * 24);
    expect(day.indexOf(Math.max(...day))).toBe(9);
    expect(day[3]).toBeLessThan((day[9] ?? 0) / 20);
  });

  test('of scores nearly all come within a week, of tickets a quarter on the first day', () => {
    const scores = forecastVisits([{ ...apply, kind: 'score', closesAt: at('2027-12-31T00:00') }], FROM, 14 * 24);
    expect(scores[9]).toBeGreaterThan(38_000);
    expect(sum(scores)).toBeCloseTo(85_000, 3);
    const tickets = forecastVisits([{ ...apply, kind: 'ticket' }], FROM, 14 * 24);
    expect(sum(tickets.slice(9, 33))).toBeGreaterThan(25_000);
    expect(sum(tickets)).toBeCloseTo(100_000, 3);
  });

  test('whatever the window, nobody is lost, doubled or outside it', () => {
    const minute = fc.integer({ min: -20 * 1440, max: 60 * 1440 });
    fc.assert(fc.property(minute, fc.integer({ min: 1, max: 90 * 1440 }), fc.constantFrom('apply' as const, 'ticket' as const, 'score' as const), (opens, lasts, kind) => {
      const draw: Draw = { kind, opensAt: FROM + opens * 60_000, closesAt: FROM + (opens + lasts) * 60_000, people: 1000 };
      const start = FROM - 21 * 86_400_000;
      const all = forecastVisits([draw], start, 180 * 24);
      expect(sum(all)).toBeCloseTo(kind === 'score' ? 850 : 1000, 4);
      expect(all.every((v, h) => v === 0 || (start + (h + 1) * 3_600_000 > draw.opensAt && start + h * 3_600_000 < draw.closesAt))).toBe(true);
    }), { numRuns: 200 });
  });
});

describe('the forecast day by day', () => {
  test('names the fullest hour and the quiet ones', () => {
    const days = forecastDays(forecastVisits([apply], FROM, 5 * 24), FROM, FROM);
    expect(days.map((d) => d.day)).toEqual(['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11']);
    expect(days[0]).toMatchObject({ level: 'crowded', fullest: { from: 9, to: 10 } });
    expect(days[1]?.level).toBe('usual');
    expect(days[1]?.quiet).toEqual([{ from: 7, to: 8 }, { from: 12, to: 13 }, { from: 22, to: 24 }]);
    expect(days[1]?.quiet.every((s) => s.from >= 7 && s.to <= 24)).toBe(true);
  });

  test('what is over today is neither the fullest hour nor offered', () => {
    const [today] = forecastDays(forecastVisits([apply], FROM, 24), FROM, FROM + 13.5 * 3_600_000);
    expect(today?.level).toBe('usual');
    expect(today?.fullest.from).toBeGreaterThanOrEqual(13);
    expect(today?.quiet.every((s) => s.from >= 13)).toBe(true);
    expect(today?.times).toHaveLength(24);
  });

  test('with nothing to come every hour is quiet', () => {
    expect(forecastDays(Array.from({ length: 24 }, () => 0), FROM, FROM)).toMatchObject([{ level: 'quiet', quiet: [{ from: 7, to: 24 }] }]);
  });

  test.each([[0, 'quiet'], [0.66, 'quiet'], [0.7, 'usual'], [1.99, 'usual'], [2, 'busy'], [4.99, 'busy'], [5, 'crowded']] as const)('%d times the ordinary is %s', (times, level) => { expect(levelOf(times)).toBe(level); });
});
