import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FiscalState } from '#contracts/fiscal-receipts.ts';
import { decideAnswer, nextTryAt, refusalsToResend } from './receipt-states.ts';

const facts = (state: FiscalState, reverseWanted = false) => ({ state, reverseWanted, fault: null });

describe('what the platform says', () => {
  test.each([
    ['waiting', false, 'issued'], ['waiting', true, 'reversing'], ['reversing', true, 'reversed'],
  ] as const)('numbers of a receipt that is %s (to be reversed: %s) make it %s', (state, wanted, to) => {
    expect(decideAnswer(facts(state, wanted), { kind: 'issued' })).toEqual({ do: 'record', to });
  });

  test('a no and an answer about something else wait for a person; silence, noise and forgeries are tried again', () => {
    expect(decideAnswer(facts('waiting'), { kind: 'refused', code: 'unit_unknown' })).toEqual({ do: 'stop', fault: 'refused', note: 'unit_unknown' });
    expect(decideAnswer(facts('reversing', true), { kind: 'nothing', why: 'differs' })).toMatchObject({ do: 'stop', fault: 'differs' });
    for (const why of ['unanswered', 'forged', 'garbled'] as const) expect(decideAnswer(facts('waiting'), { kind: 'nothing', why })).toEqual({ do: 'try_again', fault: why });
  });

  test('what is done stays as it is, whatever is said of it later', () => {
    for (const state of ['issued', 'reversed'] as const) for (const outcome of [{ kind: 'issued' }, { kind: 'refused', code: '' }, { kind: 'nothing', why: 'forged' }] as const) expect(decideAnswer(facts(state), outcome)).toEqual({ do: 'nothing' });
  });
});

test('pauses grow from a minute to six hours and never shrink', () => {
  expect(nextTryAt(0, 0)).toBe(60_000);
  fc.assert(fc.property(fc.nat(50), (tries) => { expect(nextTryAt(0, tries + 1)).toBeGreaterThanOrEqual(nextTryAt(0, tries)); expect(nextTryAt(0, tries)).toBeLessThanOrEqual(6 * 3_600_000); }));
});

test('only what is not done is sent again, by those who may, while a platform is connected', () => {
  const may = { permissions: ['reconciliation.handle' as const] };
  expect(FiscalState.options.filter((state) => refusalsToResend({ state }, may, true).length === 0)).toEqual(['waiting', 'reversing']);
  expect(refusalsToResend({ state: 'issued' }, { permissions: [] }, false).map((r) => r.code)).toEqual(['fiscal.not_permitted', 'fiscal.off', 'fiscal.nothing_to_send']);
});
