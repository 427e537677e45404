import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RunState } from '#contracts/reverification.ts';
import { forecastSeconds, pace, refusalsToDecideRun, refusalsToResume, refusalsToStop } from './run-rules.ts';

describe('who may do what with a run', () => {
  test.each(RunState.options)('%s', (state) => {
    const run = { state, proposedById: 'a' };
    expect(refusalsToDecideRun(run, 'b').map((r) => r.code)).toEqual(state === 'proposed' ? [] : ['reverify.not_proposed']);
    expect(refusalsToDecideRun(run, 'a').map((r) => r.code)).toContain('reverify.same_person');
    expect(refusalsToStop(run).length === 0).toBe(state === 'running');
    expect(refusalsToResume(run).length === 0).toBe(state === 'stopped');
  });
});

describe('how long it takes', () => {
  test('nothing is promised before anything was done', () => {
    expect(pace({ total: 100, settled: 0, workingSeconds: 0 })).toBeUndefined();
    expect(pace({ total: 100_000, settled: 25_000, workingSeconds: 50 })).toEqual({ perSecond: 500, secondsLeft: 150 });
  });
  test('the forecast keeps to the allowance', () => {
    expect(forecastSeconds(100_000, { perSecond: 20, batch: 100 })).toBe(50);
    expect(forecastSeconds(100_000, { perSecond: 20, batch: 1 })).toBe(5_000);
    fc.assert(fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 100 }), (total, batch) => forecastSeconds(total, { perSecond: 5, batch }) * 5 * batch >= total));
  });
});
