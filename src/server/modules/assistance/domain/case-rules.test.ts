import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CASE_KINDS, CaseState, type CaseKind } from '#contracts/assistance.ts';
import { CASE_TRANSITIONS, nextCaseState, refusalsToDecideCase, refusalsToWithdraw, type CaseAct, type DecisionFacts } from './case-rules.ts';

const waiting = (kind: CaseKind, more: Partial<DecisionFacts> = {}): DecisionFacts => ({ kind, state: 'waiting', version: 1, firstById: 'wanglin', files: 1, ...more });
const yes = { act: 'approve', byId: 'zhaojianguo', reason: '', version: 1 } as const;
const codes = (no: { code: string }[]) => no.map((r) => r.code);

describe('deciding a case', () => {
  test.each(CASE_KINDS)('of kind %s takes another person than the first', (kind) => {
    expect(refusalsToDecideCase(waiting(kind), yes)).toEqual([]);
    expect(codes(refusalsToDecideCase(waiting(kind), { ...yes, byId: 'wanglin' }))).toEqual([kind === 'appeal' ? 'assistance.own_decision' : 'assistance.same_person']);
  });

  test('asks for a proof where identity is at stake, and for words with a no', () => {
    const unproven = CASE_KINDS.filter((kind) => refusalsToDecideCase(waiting(kind, { files: 0 }), yes).length > 0);
    expect(unproven).toEqual(['recovery', 'phone_release', 'identity_correction', 'name_change', 'rare_name', 'merge']);
    expect(codes(refusalsToDecideCase(waiting('merge', { files: 0 }), { ...yes, act: 'refuse' }))).toEqual(['assistance.reason_too_short']);
    expect(refusalsToDecideCase(waiting('merge', { files: 0 }), { ...yes, act: 'refuse', reason: '材料不齐' })).toEqual([]);
  });

  test('is over once it is settled, and stale once it changed', () => {
    for (const state of CaseState.options.filter((s) => s !== 'waiting')) expect(codes(refusalsToDecideCase(waiting('merge', { state }), yes))).toEqual(['assistance.wrong_state']);
    expect(codes(refusalsToDecideCase(waiting('merge', { version: 2 }), yes))).toEqual(['assistance.changed_meanwhile']);
  });
});

test('only whoever asked takes a case back, and only while it waits', () => {
  expect(refusalsToWithdraw({ state: 'waiting', askedById: 'a' }, 'a')).toEqual([]);
  expect(codes(refusalsToWithdraw({ state: 'waiting', askedById: 'a' }, 'b'))).toEqual(['assistance.not_yours']);
  expect(codes(refusalsToWithdraw({ state: 'refused', askedById: 'a' }, 'a'))).toEqual(['assistance.wrong_state']);
});

test('no history of acts decides a case twice', () => {
  const acts = fc.array(fc.constantFrom<CaseAct>(...(Object.keys(CASE_TRANSITIONS) as CaseAct[])), { maxLength: 12 });
  fc.assert(fc.property(acts, (story) => {
    let state: CaseState = 'waiting';
    let decisions = 0;
    for (const act of story) {
      const next = nextCaseState(state, act);
      if (next === undefined) continue;
      if (act === 'approve' || act === 'refuse') decisions += 1;
      state = next;
    }
    expect(decisions).toBeLessThanOrEqual(1);
  }));
});
