import { expect, test } from 'vitest';
import { certificateOf, certificateText, type LevelResult } from './certificate.ts';
import { demandOf } from './model.ts';

const spread = { count: 900, p50: 20, p95: 100, p99: 200, max: 300 };
const level = (factor: number, begun: number, more: Partial<LevelResult> = {}): LevelResult => ({
  factor, figures: { seconds: 10, elapsed: 14, waited: { count: 0, p50: 0, p95: 0, p99: 0, max: 0 }, begun, completed: begun, abandoned: 0, requests: begun * 20, steps: [{ step: 'save', ...spread, errors: {} }], clientLate: spread, ranOut: false },
  seen: { programMb: 200, clientMb: 100, programCpu: 6, clientCpu: 2, loopDelayMs: 12, waits: { 'IO:WalSync': 3 } }, slow: { opened: 4, answered: 4, cutOff: 0 }, ...more,
});
const certificate = (levels: LevelResult[]) => certificateOf({
  moment: 'opening', waitingRoom: false, candidates: 150_000, machine: {}, people: 500, proofs: 'minted', solvingMs: 250, demand: demandOf('opening', 150_000), nation: demandOf('opening', 2_200_000, 'staggered'), levels, statements: null,
});

test('the last level that held is what is certified, the first that did not says what breaks', () => {
  const c = certificate([level(0.5, 140), level(1, 280), level(2, 560, { broken: { step: 'save', why: 'slow', p95: 900, errors: {} } })]);
  expect(c).toMatchObject({ holdsTheModel: true, held: { factor: 1, requestsPerSecond: 560 }, breaksFirst: { step: 'save', factor: 2 }, machinesNeeded: { candidates: 2, nation: 9 } });
  expect(certificateText(c)).toContain('breaks first: save, p95 900 ms, at 2 × the model');
});

test('half of the model is not the model, and a handful of people is no level', () => {
  expect(certificate([level(0.5, 140)])).toMatchObject({ holdsTheModel: false, notBroken: 'nothing broke at the highest level asked for' });
  expect(certificate([level(1, 3)])).toMatchObject({ holdsTheModel: false, machinesNeeded: { candidates: null, nation: null }, notBroken: 'fewer than 20 journeys at every level: rehearse more candidates, or longer' });
});

test('where people waited for their turn, what was done is counted over the time it took', () => {
  const waited = { count: 200, p50: 5_000, p95: 12_000, p99: 13_000, max: 14_000 };
  const one = level(1, 280);
  const c = certificate([{ ...one, figures: { ...one.figures, elapsed: 20, waited } }]);
  expect(c.held).toEqual({ factor: 1, actsPerSecond: 14, requestsPerSecond: 280 });
  expect(certificateText(c)).toContain('200 were sent there; they waited 5 s (p50), 12 s (p95), 14 s at most; the last had finished after 20 s');
});
