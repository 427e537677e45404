import { expect, test } from 'vitest';
import { recheckUntil, refusalsToAsk, refusalsToDecide, refusalsToPropose, type RecheckFacts } from './recheck.ts';

const opensAt = Date.parse('2027-11-30T09:00:00+08:00');
const facts: RecheckFacts = { opensAt, kind: 'subjective', mark: 590, asked: false, sat: true };
const ask = (changes: Partial<RecheckFacts>, now = opensAt) => refusalsToAsk({ ...facts, ...changes }, now).map((r) => r.code);

test.each([
  ['a subjective subject', {}, []], ['a mixed one', { kind: 'mixed' }, []], ['an objective one with a mark', { kind: 'objective' }, ['recheck.objective']],
  ['an objective one with 0', { kind: 'objective', mark: 0 }, []], ['an objective one shown as absent', { kind: 'objective', mark: -1 }, []], ['an objective one shown as a breach', { kind: 'objective', mark: -2 }, []],
  ['asked before', { asked: true }, ['recheck.once']], ['not sat', { sat: false }, ['recheck.not_sat']],
] as const)('%s', (_, changes, codes) => {
  expect(ask(changes)).toEqual(codes);
});

test('thirty days, to the instant', () => {
  expect([ask({}, recheckUntil(opensAt) - 1), ask({}, recheckUntil(opensAt))]).toEqual([[], ['recheck.too_late']]);
  expect(recheckUntil(opensAt) - opensAt).toBe(30 * 86_400_000);
});

test('a correction names another mark within the full one, and a second person confirms it', () => {
  const r = { state: 'asked' as const, rowVersion: 1, proposedById: null, mark: 590 };
  const propose = (outcome: 'kept' | 'corrected', newMark: number | null) => refusalsToPropose(r, { outcome, newMark }, 1000, 1).map((x) => x.code);
  expect([propose('kept', null), propose('corrected', 610), propose('corrected', 590), propose('corrected', 1001), propose('corrected', null), propose('kept', 610)]).toEqual([[], [], ...Array(4).fill(['recheck.mark_needed'])]);
  const proposed = { ...r, state: 'proposed' as const, proposedById: '周敏' };
  expect(refusalsToDecide(proposed, 'confirm', { staffId: '周敏' }).map((x) => x.code)).toEqual(['recheck.own_work']);
  expect(refusalsToDecide(proposed, 'confirm', { staffId: '欧阳倩' }, 1)).toEqual([]);
  expect(refusalsToDecide(r, 'confirm', { staffId: '欧阳倩' }).map((x) => x.code)).toEqual(['recheck.wrong_state']);
});
