import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VerificationState } from '#contracts/verification.ts';
import { advance, isPassed, isUnfinished, TRANSITIONS, type VerificationAction, type VerificationActorKind } from './verification-states.ts';

const ACTORS: VerificationActorKind[] = ['candidate', 'staff', 'system'];
const ACTIONS: VerificationAction[] = [
  'ask', 'ask_again', 'set_aside', 'answer_passed', 'answer_failed', 'answer_needs_manual', 'give_up', 'recheck_better', 'recheck_worse', 'pass_manually', 'fail_manually', 'correct',
];

/** Written out by hand from domain.md 2.1, so that a slip in the table shows: state → act → who → state. */
const ALLOWED = new Set([
  'not_verified ask system verifying', 'not_verified ask candidate verifying',
  'not_verified set_aside system needs_manual', 'not_verified set_aside candidate needs_manual',
  'verifying answer_passed system passed', 'verifying answer_failed system failed',
  'verifying answer_needs_manual system needs_manual', 'verifying give_up system needs_manual',
  'failed ask_again candidate verifying', 'needs_manual ask_again candidate verifying',
  'failed recheck_better system passed', 'needs_manual recheck_better system passed', 'passed recheck_worse system needs_manual', 'failed recheck_worse system needs_manual',
  'failed pass_manually staff manual_passed', 'needs_manual pass_manually staff manual_passed', 'manual_failed pass_manually staff manual_passed',
  'needs_manual fail_manually staff manual_failed', 'manual_passed fail_manually staff manual_failed',
  'verifying correct staff not_verified', 'passed correct staff not_verified', 'failed correct staff not_verified',
  'needs_manual correct staff not_verified', 'manual_passed correct staff not_verified', 'manual_failed correct staff not_verified',
]);

describe('the life of a verification', () => {
  test.each(VerificationState.options.flatMap((state) => ACTIONS.flatMap((action) => ACTORS.map((by) => [state, action, by] as const))))(
    '%s · %s · by %s',
    (state, action, by) => {
      const next = advance(state, action, by);
      const written = [...ALLOWED].find((row) => row.startsWith(`${state} ${action} ${by} `));
      expect(next.ok ? `${state} ${action} ${by} ${next.value}` : undefined).toBe(written);
    },
  );

  test('the table has the acts tested here and no others', () => {
    expect(Object.keys(TRANSITIONS).sort()).toEqual([...ACTIONS].sort());
  });

  test('what a person decided only a person changes, and nothing returns to 未核验 but what officers correct', () => {
    const step = fc.record({ action: fc.constantFrom(...ACTIONS), by: fc.constantFrom(...ACTORS) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state: VerificationState = 'not_verified';
        for (const { action, by } of steps) {
          const next = advance(state, action, by);
          if (!next.ok) continue;
          if (state === 'manual_passed' || state === 'manual_failed') expect(by).toBe('staff');
          if (by === 'candidate') expect(isPassed(next.value)).toBe(false);
          if (next.value === 'not_verified') expect([action, by]).toEqual(['correct', 'staff']);
          state = next.value;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('every state is unfinished, passed, or a result that does not block', () => {
    expect(VerificationState.options.filter(isUnfinished)).toEqual(['not_verified', 'verifying']);
    expect(VerificationState.options.filter(isPassed)).toEqual(['passed', 'manual_passed']);
  });
});
