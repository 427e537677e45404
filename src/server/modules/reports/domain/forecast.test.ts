import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastOf } from './forecast.ts';
import { meets, scopesAt, scopesOf } from './scopes.ts';

const HOUR = 3_600_000;
const window = { opensAt: 0, closesAt: 100 * HOUR };
const steady = (perHour: number, until: number) => Array.from({ length: until }, (_, i) => ({ at: i * HOUR, confirmed: perHour }));

describe('the forecast', () => {
  it('divides by the share of the last sitting at the same part of its window', () => {
    // last time a quarter came in the first half, the rest in the second
    const last = { text: '2025', window: { opensAt: 0, closesAt: 10 * HOUR }, hours: [{ at: 0, confirmed: 100 }, { at: 8 * HOUR, confirmed: 300 }] };
    expect(forecastOf({ confirmed: 500, hours: [], window, last, now: 50 * HOUR })).toEqual({ how: 'last_sitting', confirmed: 2000, deadline: 100 * HOUR, sharePercent: 25, lastSittingText: '2025' });
  });
  it('goes on at the pace of the last 24 hours where there was no last sitting, or one too small to tell', () => {
    const small = { text: '2025', window, hours: [{ at: 0, confirmed: 3 }] };
    for (const last of [undefined, small]) expect(forecastOf({ confirmed: 500, hours: steady(10, 50), window, last, now: 50 * HOUR })).toMatchObject({ how: 'pace', hoursLeft: 50 });
  });
  it('is silent before the window and final after it', () => {
    expect(forecastOf({ confirmed: 0, hours: [], window, now: -1 })).toEqual({ how: 'none' });
    expect(forecastOf({ confirmed: 7, hours: [], window, now: 100 * HOUR })).toEqual({ how: 'over', confirmed: 7, deadline: 100 * HOUR });
  });
  it('is never less than what is there', () => {
    fc.assert(fc.property(fc.nat(1e6), fc.nat(500), fc.integer({ min: 0, max: 99 }), fc.boolean(), (confirmed, perHour, at, known) => {
      const last = known ? { text: '', window, hours: steady(20, 100) } : undefined;
      const f = forecastOf({ confirmed, hours: steady(perHour, at), window, last, now: at * HOUR });
      expect(f.how === 'none' ? confirmed : f.confirmed).toBeGreaterThanOrEqual(confirmed);
    }));
  });
});

describe('the scopes of a jurisdiction', () => {
  it.each([
    [{ kind: 'nation' }, undefined, ['00']], [{ kind: 'nation' }, '37', ['37']], [{ kind: 'province', province: '37' }, '3701', ['3701']], [{ kind: 'province', province: '37' }, '36', undefined],
    [{ kind: 'prefecture', prefecture: '3701' }, '37', ['3701']], [{ kind: 'points', points: ['3701-01', '3702-01'] }, '3701', ['3701-01']], [{ kind: 'points', points: [] }, '37', undefined],
  ] as const)('%j at %s', (j, place, scopes) => {
    const jurisdiction = j.kind === 'points' ? { kind: 'points' as const, points: [...j.points] } : j;
    expect(scopesAt(jurisdiction, place)).toEqual(scopes);
    if (place !== undefined) expect(meets(jurisdiction, place)).toBe(scopes !== undefined);
    expect(scopesOf(jurisdiction).length).toBe(j.kind === 'points' ? j.points.length : 1);
  });
});
