import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstRate, FLOOR, nextRate, strain, TARGETS, type Health } from './admission-rate.ts';

const WELL: Health = { loopLagMs: 10, databaseMs: 5, p95Ms: 40 };
const BAD: Health = { ...WELL, p95Ms: 2_000 };
const facts = { now: 100_000, rate: 20, cap: 60, cutAt: null, health: WELL, elapsed: 1_000, isUsed: true };
const health = fc.record({ loopLagMs: fc.nat(20_000), databaseMs: fc.nat(20_000), p95Ms: fc.nat(20_000) });

test.each([
  ['well and used: a step more', {}, 21.5], ['well and nobody waits: as it was', { isUsed: false }, 20], ['near the target: as it was', { health: { ...WELL, loopLagMs: 100 } }, 20],
  ['strained: three tenths less', { health: BAD }, 14], ['strained and just cut: as it was', { health: BAD, cutAt: 98_000 }, 20], ['strained and cut a while ago: less again', { health: BAD, cutAt: 96_000 }, 14],
  ['a cap that was lowered holds at once', { cap: 10 }, 10],
])('%s', (_what, more, rate) => {
  expect(nextRate({ ...facts, ...more }).rate).toBeCloseTo(rate);
});

test('whatever is measured, the rate never passes the cap and never falls to nothing: nobody starves', () => {
  fc.assert(fc.property(fc.array(health, { maxLength: 200 }), fc.integer({ min: 1, max: 10_000 }), (seconds, cap) => {
    let [rate, cutAt] = [firstRate(cap), null as number | null];
    for (const [i, h] of seconds.entries()) {
      ({ rate, cutAt } = nextRate({ now: i * 1_000, rate, cap, cutAt, health: h, elapsed: 1_000, isUsed: true }));
      expect(rate).toBeLessThanOrEqual(cap);
      expect(rate).toBeGreaterThanOrEqual(FLOOR);
    }
  }));
});

test('it finds what a machine can carry and stays about it: people let in keep their speed', () => {
  fc.assert(fc.property(fc.integer({ min: 8, max: 150 }), fc.integer({ min: 20, max: 400 }), (capacity, cap) => {
    let [rate, cutAt] = [firstRate(cap), null as number | null];
    const later: number[] = [];
    for (let second = 0; second < 400; second++) {
      // a machine: each person asks for ten seconds; its answers slow down steeply as it fills
      const load = rate / capacity;
      const p95Ms = load < 0.95 ? 40 / (1 - load) : 800 + 2_000 * (load - 0.95);
      ({ rate, cutAt } = nextRate({ now: second * 1_000, rate, cap, cutAt, health: { ...WELL, p95Ms }, elapsed: 1_000, isUsed: true }));
      if (second >= 200) later.push(rate);
    }
    const mean = later.reduce((a, b) => a + b, 0) / later.length;
    expect(mean).toBeGreaterThan(Math.min(cap, capacity) * 0.5);
    expect(mean).toBeLessThan(Math.min(cap, capacity * 1.15) + 1e-9);
  }), { numRuns: 60 });
});

test('after a fault it comes back to the cap within a minute', () => {
  let [rate, cutAt] = [60, null as number | null];
  for (let s = 0; s < 30; s++) ({ rate, cutAt } = nextRate({ ...facts, now: s * 1_000, rate, cutAt, health: BAD }));
  expect(rate).toBeLessThan(3);
  for (let s = 30; s < 90; s++) ({ rate, cutAt } = nextRate({ ...facts, now: s * 1_000, rate, cutAt, health: WELL }));
  expect(rate).toBe(60);
});

test('strain is that of the worst measure', () => {
  expect(strain({ ...WELL, databaseMs: 2 * TARGETS.databaseMs })).toBe(2);
});
