import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANSWER_PROMISED_WITHIN, nextStep, pauseBeforeCall, type AskOutcome } from './asking.ts';

const HOUR = 3_600_000;
const requestedAt = Date.parse('2026-08-20T09:00:00+08:00');
const round = { requestedAt, calls: 1, contradictions: 0 };

describe('what follows one call to a registry', () => {
  test('an answer is recorded as it is', () => {
    const failed: AskOutcome = { kind: 'answered', verdict: 'failed', reason: 'holder_mismatch', reference: 'XL-1' };
    expect(nextStep(failed, round, requestedAt + 1)).toEqual({ kind: 'record', action: 'answer_failed', reason: 'holder_mismatch' });
  });

  test('one contradiction asks again, the second sends it to a person', () => {
    const contradictory: AskOutcome = { kind: 'contradictory', reference: 'XL-2' };
    expect(nextStep(contradictory, round, requestedAt).kind).toBe('ask_later');
    expect(nextStep(contradictory, { ...round, contradictions: 1 }, requestedAt)).toEqual({
      kind: 'record', action: 'answer_needs_manual', reason: 'registry_contradictory',
    });
  });

  test('silence asks again after a pause and gives up when the promised day is over', () => {
    const silent: AskOutcome = { kind: 'no_answer', why: 'timeout' };
    expect(nextStep(silent, round, requestedAt)).toEqual({ kind: 'ask_later', at: requestedAt + 60_000 });
    expect(nextStep(silent, { ...round, calls: 30 }, requestedAt + 23.5 * HOUR)).toEqual({ kind: 'ask_later', at: requestedAt + 24 * HOUR });
    expect(nextStep(silent, { ...round, calls: 31 }, requestedAt + 24 * HOUR)).toEqual({
      kind: 'record', action: 'give_up', reason: 'registry_unreachable',
    });
  });

  test('a registry that never answers never keeps anybody waiting longer than the promised day', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<AskOutcome['kind']>('no_answer', 'no_answer', 'contradictory'), { minLength: 60, maxLength: 60 }), (kinds) => {
        let now = requestedAt;
        let contradictions = 0;
        for (const [calls, kind] of kinds.entries()) {
          const outcome: AskOutcome = kind === 'contradictory' ? { kind, reference: '' } : { kind: 'no_answer', why: 'unreachable' };
          const step = nextStep(outcome, { requestedAt, calls: calls + 1, contradictions }, now);
          if (step.kind === 'record') return;
          if (kind === 'contradictory') contradictions += 1;
          expect(step.at).toBeGreaterThan(now);
          expect(step.at).toBeLessThanOrEqual(requestedAt + ANSWER_PROMISED_WITHIN);
          now = step.at;
        }
        expect.unreachable('60 calls without an end');
      }),
    );
  });

  test('pauses grow from a minute to an hour', () => {
    expect([2, 3, 4, 5, 8, 9, 20].map((n) => pauseBeforeCall(n) / 60_000)).toEqual([1, 2, 4, 8, 60, 60, 60]);
  });
});
