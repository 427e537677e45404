import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideShed, type Asker } from './decide-shed.ts';

const WELL = { inFlight: 10, loopLagMs: 5, databaseWaiting: 0 };
const load = fc.record({ inFlight: fc.nat(5_000), loopLagMs: fc.nat(10_000), databaseWaiting: fc.nat(5_000) });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test.each<[Asker, Partial<typeof WELL>, boolean]>([
  ['guarded', {}, false], ['guarded', { inFlight: 100 }, true], ['guarded', { loopLagMs: 400 }, true], ['guarded', { databaseWaiting: 64 }, true],
  ['inside', { inFlight: 100, loopLagMs: 400 }, false], ['inside', { inFlight: 250 }, true], ['partner', { loopLagMs: 1_200 }, true], ['partner', { loopLagMs: 1_199 }, false],
  ['kept', { inFlight: 5_000, loopLagMs: 60_000 }, false], ['memory', { inFlight: 5_000, loopLagMs: 60_000 }, false],
])('%s with %j: refused %s', (asker, more, isRefused) => {
  expect(decideShed(asker, { ...WELL, ...more }, 0) !== undefined).toBe(isRefused);
});

test('whoever is inside is never refused where a stranger is served, nobody is served under more load than is refused under less, and paying is never refused', () => {
  fc.assert(fc.property(load, load, chance, (one, more, c) => {
    const together = { inFlight: one.inFlight + more.inFlight, loopLagMs: one.loopLagMs + more.loopLagMs, databaseWaiting: one.databaseWaiting + more.databaseWaiting };
    for (const asker of ['guarded', 'inside', 'partner'] as const) if (decideShed(asker, one, c)) expect(decideShed(asker, together, c)).toBeDefined();
    if (decideShed('inside', one, c)) expect(decideShed('guarded', one, c)).toBeDefined();
    for (const asker of ['kept', 'memory'] as const) expect(decideShed(asker, together, c)).toBeUndefined();
  }));
});

test('those refused together come back over several seconds, never at once', () => {
  const told = new Set(Array.from({ length: 100 }, (_, i) => decideShed('guarded', { ...WELL, inFlight: 100 }, i / 100)?.retryAfter));
  expect(told.size).toBe(10);
  expect(Math.min(...[...told].map(Number))).toBe(3);
});
