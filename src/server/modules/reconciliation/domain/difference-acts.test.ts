import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DifferenceAct, DifferenceClass, DifferenceState, ProposedOutcome } from '#contracts/reconciliation.ts';
import { differenceOf, refusalsOfOutcome, refusalsToAct, type DifferenceFacts } from './difference-acts.ts';

const [nation, province] = [{ kind: 'nation' }, { kind: 'province' }] as const;
const liu = { staffId: 'liu', jurisdiction: province, permissions: ['reconciliation.see', 'reconciliation.handle'] as const };
const chen = { staffId: 'chen', jurisdiction: province, permissions: ['reconciliation.see', 'reconciliation.approve'] as const };
const both = { staffId: 'liu', jurisdiction: nation, permissions: ['reconciliation.handle', 'reconciliation.approve'] as const };
const facts = (more: Partial<DifferenceFacts> = {}): DifferenceFacts => ({ state: 'open', class: 'long', kind: 'payment', theirsInFen: 24_400, oursInFen: null, orderNumber: null, ownerId: 'liu', ownerName: '刘出纳', proposed: null, proposedById: null, ...more });
const codes = (no: { code: string }[]) => no.map((r) => r.code);

describe('what may be done about a difference', () => {
  test.each<[DifferenceAct, Partial<DifferenceFacts>, typeof liu | typeof chen | typeof both, string[]]>([
    ['take', { ownerId: null }, liu, []], ['take', { state: 'settled' }, liu, ['reconciliation.not_open']], ['take', {}, chen, ['reconciliation.not_permitted']],
    ['assign', { ownerId: null }, both, []], ['assign', {}, liu, ['reconciliation.only_nation_assigns']], ['assign', { orderNumber: '202608100000000000001' }, both, ['reconciliation.province_known']], ['assign', { state: 'proposed' }, both, ['reconciliation.not_open']],
    ['note', { state: 'waiting' }, liu, []], ['note', { state: 'settled' }, liu, ['reconciliation.not_open']],
    ['ask', {}, liu, []], ['ask', { ownerId: 'wang', ownerName: '王会计' }, liu, ['reconciliation.not_mine']], ['ask', { ownerId: null, ownerName: null }, liu, ['reconciliation.not_taken']], ['ask', { state: 'repairing' }, liu, ['reconciliation.not_open']],
    ['propose', {}, liu, []], ['propose', { state: 'waiting' }, liu, ['reconciliation.not_open']],
    ['approve', { state: 'proposed', proposedById: 'liu' }, chen, []], ['approve', { state: 'proposed', proposedById: 'liu' }, both, ['reconciliation.own_proposal']], ['approve', {}, chen, ['reconciliation.not_proposed']], ['approve', { state: 'proposed', proposedById: 'wang' }, liu, ['reconciliation.not_permitted']],
    ['return', { state: 'proposed', proposedById: 'liu' }, chen, []], ['return', { state: 'settled' }, chen, ['reconciliation.not_proposed']],
  ])('%s %o', (act, more, by, expected) => { expect(codes(refusalsToAct(act, facts(more), by))).toEqual(expected); });

  test('nothing is ever done to a settled one, and nobody ever agrees to their own', () => {
    fc.assert(fc.property(fc.constantFrom(...DifferenceAct.options), fc.constantFrom(...DifferenceState.options), fc.constantFrom('liu', 'chen', null), (act, state, proposedById) => {
      const no = refusalsToAct(act, facts({ state, proposedById }), both);
      if (state === 'settled') expect(no.length).toBeGreaterThan(0);
      if (act === 'approve' && proposedById === both.staffId) expect(no.length).toBeGreaterThan(0);
    }));
  });
});

describe('what a difference comes to', () => {
  test.each<[Partial<DifferenceFacts>, number]>([
    [{}, 24_400], [{ class: 'short', theirsInFen: null, oursInFen: 24_400 }, -24_400], [{ class: 'amount', theirsInFen: 24_300, oursInFen: 24_400 }, -100], [{ class: 'double', oursInFen: null }, 24_400], [{ class: 'late', oursInFen: 24_400 }, 0],
    [{ kind: 'refund' }, -24_400], [{ kind: 'refund', class: 'short', theirsInFen: null, oursInFen: 500 }, 500],
  ])('%o is %i', (more, fen) => { expect(differenceOf(facts(more))).toBe(fen); });

  test('is written off only where something differs, and put in suspense only where money is there', () => {
    fc.assert(fc.property(fc.constantFrom(...ProposedOutcome.options), fc.constantFrom(...DifferenceClass.options), fc.constantFrom<'payment' | 'refund'>('payment', 'refund'), fc.nat(1_000), fc.nat(1_000), (outcome, of, kind, theirsInFen, oursInFen) => {
      const d = facts({ class: of, kind, theirsInFen, oursInFen });
      const open = refusalsOfOutcome(outcome, d).length === 0;
      if (outcome === 'explained') expect(open).toBe(true);
      if (outcome === 'written_off') expect(open).toBe(differenceOf(d) !== 0);
      if (outcome === 'suspense') expect(open).toBe(kind === 'payment' && differenceOf(d) > 0);
    }));
  });
});
