import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextStep, UNDER_WAY, type PastTry, type Way } from './next-step.ts';

const NOW = Date.parse('2026-07-08T10:00:00+08:00');
const a: Way = { name: 'aliyun', takes: true, open: false };
const b: Way = { name: 'tencent', takes: true, open: false };
const past = (carrier: string, change: Partial<PastTry>, ago = 100): PastTry => ({ number: 1, carrier, beganAt: NOW - ago, endedAt: NOW - ago, outcome: 'refused', verdict: 'again', reason: 'carrier_down', ...change });
const step = (tries: readonly PastTry[], ways: readonly Way[] = [a, b], code = false, mail = false) => nextStep({ code, mail, tries, ways }, NOW);

describe('选择通道', () => {
  test.each<[string, readonly PastTry[], readonly Way[], object]>([
    ['the first carrier first', [], [a, b], { do: 'send', carrier: 'aliyun' }],
    ['the second when the first is down', [past('aliyun', {})], [a, b], { do: 'send', carrier: 'tencent' }],
    ['the second when the breaker of the first is open', [], [{ ...a, open: true }, b], { do: 'send', carrier: 'tencent' }],
    ['the second when the first has no template', [], [{ ...a, takes: false }, b], { do: 'send', carrier: 'tencent' }],
    ['the second for good when the first refuses the template', [past('aliyun', { verdict: 'other', reason: 'template_refused' }, 9_000_000)], [a, b], { do: 'send', carrier: 'tencent' }],
    ['the first again after its pause', [past('aliyun', {}, 6_000), past('tencent', { number: 2 }, 1_000)], [a, b], { do: 'send', carrier: 'aliyun' }],
    ['nobody when no carrier has the words', [], [{ ...a, takes: false }, { ...b, takes: false }], { do: 'fail', reason: 'no_template' }],
    ['nobody when all refused it', [past('aliyun', { verdict: 'other', reason: 'sign_refused' }), past('tencent', { number: 2, verdict: 'other', reason: 'content_refused' })], [a, b], { do: 'fail', reason: 'content_refused' }],
    ['nobody when the number does not exist', [past('aliyun', { verdict: 'never', reason: 'empty_number' })], [a, b], { do: 'fail', reason: 'empty_number' }],
    ['nobody yet when both are away', [past('aliyun', {}), past('tencent', { number: 2 })], [a, b], { do: 'wait', until: NOW - 100 + 5_000 }],
    ['nobody yet when both breakers are open', [], [{ ...a, open: true }, { ...b, open: true }], { do: 'wait', until: NOW + 60_000 }],
    ['nobody for an hour when the recipient had too much everywhere', [past('aliyun', { verdict: 'later', reason: 'over_limit' }), past('tencent', { number: 2, verdict: 'later', reason: 'over_limit' })], [a, b], { do: 'wait', until: NOW - 100 + 3_600_000 }],
    ['nobody while somebody has it under way', [past('aliyun', { outcome: null, endedAt: null, verdict: null, reason: null }, UNDER_WAY - 1)], [a, b], { do: 'leave' }],
  ])('%s', (_, tries, ways, expected) => { expect(step(tries, ways)).toEqual(expected); });

  test('a try whose answer was lost is asked about before anything else, and presumed lost only when a report had time to come', () => {
    const unclear = (ago: number) => [past('aliyun', { outcome: 'unclear', verdict: null, reason: 'no_answer' }, ago)];
    expect(step(unclear(1_000))).toEqual({ do: 'wait', until: NOW - 1_000 + 60_000 });
    expect(step(unclear(70_000))).toMatchObject({ do: 'ask', carrier: 'aliyun', presumeLost: false });
    expect(step(unclear(700_000))).toMatchObject({ do: 'ask', presumeLost: true });
    expect(step(unclear(4_000), [a, b], true)).toMatchObject({ do: 'ask', presumeLost: true });
    expect(step([past('aliyun', { outcome: null, endedAt: null, verdict: null, reason: null }, UNDER_WAY + 60_001)])).toMatchObject({ do: 'ask' });
  });
});

test('whatever happened before, a message under way or unclear is never given to another, nor to who refused it, nor anywhere after a never', () => {
  const carrier = fc.constantFrom('aliyun', 'tencent');
  const ended = fc.record({ carrier, ago: fc.integer({ min: 0, max: 7_200_000 }), verdict: fc.constantFrom('again', 'later', 'other', 'never', null), outcome: fc.constantFrom('refused', 'lost', 'unclear', null) });
  fc.assert(fc.property(fc.array(ended, { maxLength: 8 }), fc.boolean(), fc.boolean(), fc.boolean(), (list, code, openA, openB) => {
    const tries = list.map((one, at): PastTry => {
      const isLast = at === list.length - 1;
      const outcome = isLast ? one.outcome : 'refused';
      return { number: at + 1, carrier: one.carrier, beganAt: NOW - one.ago, endedAt: outcome === null ? null : NOW - one.ago, outcome, verdict: outcome === 'refused' ? (one.verdict ?? 'again') : null, reason: 'rejected' };
    });
    const next = nextStep({ code, mail: false, tries, ways: [{ ...a, open: openA }, { ...b, open: openB }] }, NOW);
    if (next.do === 'wait') expect(next.until).toBeGreaterThan(NOW);
    if (next.do !== 'send') return;
    const last = tries.at(-1);
    expect(last === undefined || (last.outcome !== null && last.outcome !== 'unclear')).toBe(true);
    expect(tries.some((one) => one.verdict === 'never')).toBe(false);
    expect(tries.some((one) => one.carrier === next.carrier && one.verdict === 'other')).toBe(false);
    expect(next.carrier === 'aliyun' ? openA : openB).toBe(false);
  }), { numRuns: 2_000 });
});
