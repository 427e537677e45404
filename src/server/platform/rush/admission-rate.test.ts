import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstRate, FLOOR, nextRate, strain, TARGETS, type Health } from './admission-rate.ts';

const WELL: Health = { loopLagMs: 10, databaseMs: 5, p95Ms: 40 };
const BAD: Health = { ...WELL, p95Ms: 2_000 };
const facts = { now: 100_000, rate: 20, cap: 60, cutAt: null, health: WELL, elapsed: 1_000, isUsed: true };
const health = fc.record({ loopLagMs: fc.nat(20_000), databaseMs: fc.nat(20_000), p95Ms: fc.nat(20_000) });

test.each([
  ['well and used: a step more', {}, 20.5], ['well and nobody waits: as it was', { isUsed: false }, 20], ['felt, and far from the target: as it was', { health: { ...WELL, loopLagMs: 80 } }, 20],
  ['strained: two tenths less', { health: BAD }, 16], ['strained and just cut: as it was', { health: BAD, cutAt: 98_000 }, 20], ['strained and cut a while ago: less again', { health: BAD, cutAt: 96_000 }, 16],
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

test('it finds what a machine can carry and stays about it, although what people ask for comes long after they are let in: they keep their speed', () => {
  fc.assert(fc.property(fc.integer({ min: 8, max: 150 }), fc.integer({ min: 20, max: 120 }), fc.integer({ min: 1, max: 20 }), (capacity, cap, lasts) => {
    fc.pre(cap <= 8 * capacity); // a cap of a wholly other machine is felt from the first second
    let [rate, cutAt, behind] = [firstRate(cap), null as number | null, 0];
    const admitted: number[] = [];
    let [requests, slow] = [0, 0];
    for (let second = 0; second < 400; second++) {
      admitted.push(rate);
      // a machine: each person asks for some seconds; its answers slow down as it fills, and beyond its capacity wait for one another
      const load = admitted.slice(-lasts).reduce((a, b) => a + b, 0) / lasts / capacity;
      behind = Math.max(0, behind + load - 1);
      const p95Ms = 40 / (1 - Math.min(load, 0.93)) + behind * 1_000;
      requests += load;
      if (p95Ms >= 800) slow += load;
      ({ rate, cutAt } = nextRate({ now: second * 1_000, rate, cap, cutAt, health: { ...WELL, p95Ms }, elapsed: 1_000, isUsed: true }));
    }
    const later = admitted.slice(200);
    const mean = later.reduce((a, b) => a + b, 0) / later.length;
    expect(mean).toBeGreaterThan(Math.min(cap, capacity) * 0.5);
    expect(mean).toBeLessThan(Math.min(cap, capacity) + 1e-9);
    expect(slow / requests).toBeLessThan(0.05);
  }), { numRuns: 200 });
});

test('after a fault it comes back to the cap within two minutes', () => {
  let [rate, cutAt] = [60, null as number | null];
  for (let s = 0; s < 30; s++) ({ rate, cutAt } = nextRate({ ...facts, now: s * 1_000, rate, cutAt, health: BAD }));
  expect(rate).toBeLessThan(8);
  for (let s = 30; s < 150; s++) ({ rate, cutAt } = nextRate({ ...facts, now: s * 1_000, rate, cutAt, health: WELL }));
  expect(rate).toBe(60);
});

test('strain is that of the worst measure', () => {
  expect(strain({ ...WELL, databaseMs: 2 * TARGETS.databaseMs })).toBe(2);
});
