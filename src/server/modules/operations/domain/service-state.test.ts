import { expect, test } from 'vitest';
import { judgeService, type Opinion } from './service-state.ts';

const thinks = (of: Partial<Opinion> = {}): Opinion => ({ breaker: 'closed', since: 1, lastSuccessAt: 100, lastFaultAt: null, lastFault: null, ...of });

test.each([
  ['nobody asked', [thinks({ lastSuccessAt: null })], { calls: 0, faults: 0 }, { state: 'unknown', since: null }],
  ['all is well', [thinks(), thinks({ lastSuccessAt: 300 })], { calls: 9, faults: 0 }, { state: 'well', lastSuccessAt: 300 }],
  ['one process holds back', [thinks(), thinks({ breaker: 'open', since: 70, lastFaultAt: 90, lastFault: 'timeout' })], { calls: 9, faults: 5 }, { state: 'held_back', since: 70, heldBackBy: 1, lastFault: 'timeout' }],
  ['a probe is under way', [thinks({ breaker: 'half_open', since: 80 })], { calls: 9, faults: 5 }, { state: 'held_back' }],
  ['the last word was a fault, as many were', [thinks({ lastFaultAt: 200, lastFault: 'busy' })], { calls: 9, faults: 3 }, { state: 'failing', since: 100, lastFault: 'busy' }],
  ['one fault among many calls', [thinks({ lastFaultAt: 200, lastFault: 'busy' })], { calls: 90, faults: 1 }, { state: 'well' }],
  ['faults, then success', [thinks({ lastFaultAt: 50, lastFault: 'busy' })], { calls: 9, faults: 3 }, { state: 'well' }],
])('%s', (_, opinions, hour, judged) => {
  expect(judgeService(opinions, hour)).toMatchObject(judged);
});
