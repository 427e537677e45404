import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RefundState } from '#contracts/payments.ts';
import type { RefundAnswer } from '../channels/channel.ts';
import { decideAnswer, leftForDesk, nextAskAt, refusalsToHandOver, refusalsToPayOut, refusalsToRetry, type RefundFacts } from './refund-states.ts';

const refund = (change: Partial<RefundFacts> = {}): RefundFacts => ({ state: 'requested', way: 'channel', amountInFen: 24_400, returnedInFen: null, handedById: null, channelReference: 'MB1', ...change });
const back: RefundAnswer = { status: 'done', amountInFen: 24_400, reference: 'MR1', at: 1 };
const no: RefundAnswer = { status: 'failed', reason: 'payer_account_closed' };

describe('what the channel says of a refund', () => {
  test.each([
    ['done settles what is under way', refund(), back, 'settle'],
    ['done settles what was only due: its request was answered to a process that died', refund({ state: 'due' }), back, 'settle'],
    ['done after a no counts: the money is gone', refund({ state: 'failed' }), back, 'settle'],
    ['done again changes nothing', refund({ state: 'done' }), back, 'nothing'],
    ['an old no after done changes nothing', refund({ state: 'done' }), no, 'nothing'],
    ['a no while it is waited for fails', refund(), no, 'fail'],
    ['a no after a no changes nothing', refund({ state: 'failed' }), no, 'nothing'],
    ['too little is counted and needs a person', refund(), { ...back, amountInFen: 24_300 }, 'fall_short'],
    ['too little after a no is money all the same', refund({ state: 'failed' }), { ...back, amountInFen: 24_300 }, 'fall_short'],
    ['too little while the rest waits at the desk is taken off it', refund({ way: 'desk', state: 'due' }), { ...back, amountInFen: 24_300 }, 'fall_short'],
    ['too little said again changes nothing', refund({ state: 'failed', returnedInFen: 24_300 }), { ...back, amountInFen: 24_300 }, 'nothing'],
    ['nor when the desk has the rest, or has paid it', refund({ state: 'done', way: 'desk', returnedInFen: 24_300 }), { ...back, amountInFen: 24_300 }, 'nothing'],
    ['nothing given back is none', refund(), { ...back, amountInFen: 0 }, 'fail'],
    ['too much has the payer served', refund(), { ...back, amountInFen: 24_500 }, 'settle'],
    ['under way waits', refund(), { status: 'processing' }, 'wait'],
    ['done for what waits at the desk takes it off the list', refund({ way: 'desk', state: 'due' }), back, 'settle'],
    ['done for what the desk paid out is never hidden', refund({ way: 'desk', state: 'done' }), back, 'contradict'],
    ['a no for what waits at the desk is old news', refund({ way: 'desk', state: 'due' }), no, 'nothing'],
  ] as const)('%s', (_what, facts, answer, does) => {
    expect(decideAnswer(answer, facts).do).toBe(does);
  });

  test('no order of messages settles twice, or leaves money that went back uncounted', () => {
    const answer = fc.constantFrom<RefundAnswer>(back, no, { status: 'processing' }, { status: 'unknown' });
    fc.assert(fc.property(fc.array(answer, { maxLength: 12 }), (answers) => {
      let state: RefundState = 'due';
      let settled = 0;
      for (const one of answers) {
        const { do: act } = decideAnswer(one, refund({ state }));
        if (act === 'settle') settled += 1;
        state = act === 'settle' ? 'done' : act === 'fail' ? 'failed' : state;
      }
      expect(settled).toBe(answers.some((a) => a.status === 'done') ? 1 : 0);
      expect(state === 'done').toBe(settled === 1);
    }));
  });
});

test('questions are put off longer each time, at most six hours', () => {
  const waits = Array.from({ length: 15 }, (_, tries) => nextAskAt(0, tries) / 60_000);
  expect(waits.slice(0, 5)).toEqual([1, 2, 4, 8, 16]);
  expect(waits.at(-1)).toBe(360);
});

test('the desk pays what is left, and what went back in part is not asked for again', () => {
  expect([leftForDesk(refund()), leftForDesk(refund({ returnedInFen: 24_300 }))]).toEqual([24_400, 100]);
  expect(refusalsToRetry(refund({ state: 'failed', returnedInFen: 24_300 })).map((r) => r.code)).toEqual(['refund.returned_in_part']);
  expect(refusalsToHandOver(refund({ state: 'failed', returnedInFen: 24_300 }))).toEqual([]);
});

test('only what failed is retried or handed to the desk; nobody pays out what they handed over', () => {
  expect(refusalsToRetry(refund({ state: 'failed' }))).toEqual([]);
  expect(refusalsToRetry(refund()).map((r) => r.code)).toEqual(['refund.not_failed']);
  expect(refusalsToRetry(refund({ way: 'desk', state: 'due', channelReference: null })).map((r) => r.code)).toEqual(['refund.no_channel']);
  expect(refusalsToHandOver(refund({ state: 'due' })).map((r) => r.code)).toEqual(['refund.not_failed']);
  expect(refusalsToPayOut(refund({ way: 'desk', state: 'due', handedById: 'a' }), 'a').map((r) => r.code)).toEqual(['refund.own_hand_over']);
  expect(refusalsToPayOut(refund({ way: 'desk', state: 'due', handedById: 'a' }), 'b')).toEqual([]);
  expect(refusalsToPayOut(refund({ state: 'failed' }), 'b').map((r) => r.code)).toEqual(['refund.not_at_desk']);
});
