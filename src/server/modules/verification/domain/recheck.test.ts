import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VerificationState } from '#contracts/verification.ts';
import type { AskOutcome } from './asking.ts';
import { recheck } from './recheck.ts';
import { advance } from './verification-states.ts';

const passed: AskOutcome = { kind: 'answered', verdict: 'passed', reason: null, reference: 'r' };
const failed: AskOutcome = { kind: 'answered', verdict: 'failed', reason: 'details_mismatch', reference: 'r' };
const manual: AskOutcome = { kind: 'answered', verdict: 'needs_manual', reason: 'registry_asks_manual', reference: 'r' };
const silent: AskOutcome = { kind: 'no_answer', why: 'timeout' };
const contradictory: AskOutcome = { kind: 'contradictory', reference: 'r' };

test.each<[VerificationState, AskOutcome, object]>([
  ['passed', passed, { kind: 'same' }],
  ['passed', failed, { kind: 'changed', action: 'recheck_worse', reason: 'details_mismatch' }],
  ['passed', manual, { kind: 'changed', action: 'recheck_worse', reason: 'registry_asks_manual' }],
  ['failed', passed, { kind: 'changed', action: 'recheck_better', reason: null }],
  ['failed', failed, { kind: 'same' }],
  ['failed', manual, { kind: 'changed', action: 'recheck_worse', reason: 'registry_asks_manual' }],
  ['needs_manual', passed, { kind: 'changed', action: 'recheck_better', reason: null }],
  ['needs_manual', failed, { kind: 'same' }],
  ['needs_manual', manual, { kind: 'same' }],
  ['passed', silent, { kind: 'no_answer', why: 'timeout' }],
  ['passed', contradictory, { kind: 'no_answer', why: 'contradictory' }],
])('%s asked again → %j', (state, outcome, expected) => {
  expect(recheck(state, outcome)).toEqual(expected);
});

test('whatever a registry says to a check, nobody ends as 未通过, and the step is open in the table', () => {
  const outcome = fc.constantFrom(passed, failed, manual, silent, contradictory);
  fc.assert(fc.property(fc.constantFrom<VerificationState>('passed', 'failed', 'needs_manual'), outcome, (state, said) => {
    const found = recheck(state, said);
    if (found.kind !== 'changed') return;
    const next = advance(state, found.action, 'system');
    expect(next.ok && next.value).not.toBe('failed');
    expect(next.ok && next.value !== state).toBe(true);
  }));
});
