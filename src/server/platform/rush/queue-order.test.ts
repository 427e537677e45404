import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Lane } from '#contracts/rush.ts';
import { advance, countBefore, drawPlace, headOf, isDue, laneNumber, type Heads, type Second } from './queue-order.ts';

const S = 1_000_000;
const NOBODY: Heads = [0, 0, 0];
const by = (people: number) => ({ people, until: 100 * S, counted: 0 });
const second = (n: number, general: number, inside = 0, access = 0): Second => ({ second: n, people: [general, inside, access] });

test('who comes before the end of the draw gets a lot in it, who comes later the instant of coming', () => {
  const draw = { drawFrom: 60_000, drawUntil: 120_000, jitter: 0.5 };
  expect(drawPlace({ ...draw, now: 1_000, chance: 0 })).toBe(60 * S);
  expect(drawPlace({ ...draw, now: 119_999, chance: 0.5 })).toBe(90 * S);
  expect(drawPlace({ ...draw, now: 120_000, chance: 0 })).toBe(120 * S + 500);
  expect(drawPlace({ now: 5_000, drawFrom: null, drawUntil: null, chance: 0.9, jitter: 0 })).toBe(5 * S);
});

test('lots do not favour the early: those of the first ten seconds and of the last lie alike', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 1 }), (chances) => {
    for (const chance of chances) expect(drawPlace({ now: 60_001, drawFrom: 60_000, drawUntil: 120_000, chance, jitter: 0 })).toBe(drawPlace({ now: 119_000, drawFrom: 60_000, drawUntil: 120_000, chance, jitter: 0 }));
  }));
});

test('admission moves by its budget, evenly within a second, and stops at its end', () => {
  expect(advance(NOBODY, [second(1, 10), second(3, 10)], by(15))).toEqual({ heads: [3.5 * S, 3.5 * S, 3.5 * S], passed: 15, left: 0 });
  expect(advance(NOBODY, [second(1, 10)], by(15))).toEqual({ heads: [2 * S, 2 * S, 2 * S], passed: 10, left: 5 });
  expect(advance(NOBODY, [second(1, 10)], { people: 15, until: 1.5 * S, counted: 0 })).toEqual({ heads: [1.5 * S, 1.5 * S, 1.5 * S], passed: 5, left: 10 });
});

test('a reserved lane is let in ahead with its share, and never later than everybody', () => {
  const crowded = advance(NOBODY, [second(1, 1_000), second(5, 0, 10)], by(100));
  expect(headOf(crowded.heads, 'inside')).toBe(6 * S);
  expect(headOf(crowded.heads, 'general')).toBeCloseTo(1.09 * S, -1);
  expect(advance(NOBODY, [second(1, 0, 1_000)], by(100)).heads.map((h) => h / S)).toEqual([expect.closeTo(1.08, 2), expect.closeTo(1.08, 2), expect.closeTo(1.08, 2)]);
});

test('a place whose count was lost is due once everything before it is counted and let in', () => {
  expect(isDue(4 * S, 'general', advance(NOBODY, [second(1, 10)], { people: 20, until: 10 * S, counted: 5 * S }).heads)).toBe(true);
  expect(isDue(4 * S, 'general', advance(NOBODY, [second(1, 10)], { people: 5, until: 10 * S, counted: 5 * S }).heads)).toBe(false);
});

const seconds = fc.array(fc.tuple(fc.nat(50), fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 40 }).map((all) => all.map((people, i): Second => ({ second: i + 1, people })));
const lane = fc.constantFrom<Lane>('general', 'inside', 'access');

test('heads never go back, at most the budget is let in, and whoever waited is let in in the end: nobody starves', () => {
  fc.assert(fc.property(seconds, fc.double({ min: 0.5, max: 60, noNaN: true }), (all, budget) => {
    const until = 100 * S;
    let heads = NOBODY;
    const total = all.reduce((n, s) => n + s.people[0] + s.people[1] + s.people[2], 0);
    let passed = 0;
    for (let turn = 0; turn < Math.ceil(total / budget) * 2 + 10; turn++) {
      const before = countBefore(all, heads, until);
      const moved = advance(heads, all, { people: budget, until, counted: 0 });
      for (const n of [0, 1, 2] as const) expect(moved.heads[n]).toBeGreaterThanOrEqual(heads[n]);
      expect(before - countBefore(all, moved.heads, until)).toBeLessThanOrEqual(budget + 0.01);
      passed += moved.passed;
      heads = moved.heads;
    }
    expect(countBefore(all, heads, until)).toBeCloseTo(0, 6);
    expect(passed).toBeCloseTo(total, 3);
  }), { numRuns: 40 });
});

test('first come first served within a lane, and a reserved place is due no later than the same place without', () => {
  fc.assert(fc.property(seconds, lane, fc.nat(40), fc.nat(40), fc.double({ min: 0, max: 200, noNaN: true }), (all, its, a, b, budget) => {
    const { heads } = advance(NOBODY, all, by(budget));
    const [early, late] = [Math.min(a, b) * S, Math.max(a, b) * S];
    if (isDue(late, its, heads)) expect(isDue(early, its, heads)).toBe(true);
    if (isDue(late, 'general', heads)) expect(isDue(late, its, heads)).toBe(true);
  }));
});

test('how many are before a place only falls while admission goes on', () => {
  fc.assert(fc.property(seconds, fc.nat(40), (all, at) => {
    let [heads, before] = [NOBODY, Infinity];
    for (let turn = 0; turn < 30; turn++) {
      const ahead = countBefore(all, heads, at * S);
      expect(ahead).toBeLessThanOrEqual(before + 1e-6);
      before = ahead;
      heads = advance(heads, all, by(20)).heads;
    }
  }));
});

test('lanes are numbered as they are written', () => {
  expect((['general', 'inside', 'access'] as const).map(laneNumber)).toEqual([0, 1, 2]);
});
