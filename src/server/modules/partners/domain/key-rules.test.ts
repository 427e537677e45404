import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Refusal } from '#contracts/refusals.ts';
import { keyEndsAt, refusalsOfScopes, refusalsToDecide, refusalsToEnter, refusalsToRevoke, refusalsToTake, refusalsToWithdraw, shownState, type KeyFacts } from './key-rules.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 6, 1);
const codes = (no: readonly Refusal[]) => no.map((r) => r.code);
const key = (changes: Partial<KeyFacts & { decidedAt: number | null }> = {}) => ({ state: 'proposed' as KeyFacts['state'], proposedById: 'liming', decidedById: null, expiresAt: null, decidedAt: null, ...changes });

describe('a key', () => {
  test('is decided by somebody else than who proposed it, once', () => {
    expect(codes(refusalsToDecide({ staffId: 'liming' }, key()))).toEqual(['partner.two_people']);
    expect(codes(refusalsToDecide({ staffId: 'anning' }, key()))).toEqual([]);
    for (const state of ['approved', 'live', 'declined', 'withdrawn', 'revoked'] as const) expect(codes(refusalsToDecide({ staffId: 'anning' }, key({ state })))).toEqual(['partner.key_decided']);
  });

  test('is taken by who proposed it, within a week of its approval, once', () => {
    const approved = key({ state: 'approved', decidedById: 'anning', decidedAt: NOW });
    expect(codes(refusalsToTake({ staffId: 'liming' }, approved, NOW + 7 * DAY))).toEqual([]);
    expect(codes(refusalsToTake({ staffId: 'liming' }, approved, NOW + 7 * DAY + 1))).toEqual(['partner.key_not_approved']);
    expect(codes(refusalsToTake({ staffId: 'anning' }, approved, NOW))).toEqual(['partner.own_proposal']);
    expect(codes(refusalsToTake({ staffId: 'liming' }, key({ state: 'live', decidedAt: NOW }), NOW))).toEqual(['partner.key_not_approved']);
  });

  test('nobody alone ever brings a key to life: who may decide it may not take it', () => {
    fc.assert(fc.property(fc.constantFrom('liming', 'anning', 'zhaolei'), fc.constantFrom('liming', 'anning', 'zhaolei'), (proposer, officer) => {
      const decides = refusalsToDecide({ staffId: officer }, key({ proposedById: proposer })).length === 0;
      const takes = refusalsToTake({ staffId: officer }, key({ state: 'approved', proposedById: proposer, decidedAt: NOW }), NOW).length === 0;
      expect(decides && takes).toBe(false);
    }));
  });

  test('is live until its end, and over at that instant', () => {
    const live = key({ state: 'live', expiresAt: keyEndsAt(30, NOW) });
    expect([shownState(live, NOW + 30 * DAY - 1), shownState(live, NOW + 30 * DAY)]).toEqual(['live', 'expired']);
    expect(codes(refusalsToRevoke(live, NOW + 30 * DAY))).toEqual(['partner.key_over']);
    expect(codes(refusalsToRevoke(live, NOW))).toEqual([]);
  });

  test('is withdrawn by its proposer while it waits', () => {
    expect(codes(refusalsToWithdraw({ staffId: 'liming' }, key()))).toEqual([]);
    expect(codes(refusalsToWithdraw({ staffId: 'anning' }, key({ state: 'live' })))).toEqual(['partner.key_decided', 'partner.own_proposal']);
  });
});

test('full numbers go with names, and a system reaches no further than who enters it', () => {
  expect(codes(refusalsOfScopes(['people.numbers']))).toEqual(['partner.numbers_need_people']);
  expect(codes(refusalsOfScopes(['people.numbers', 'people.read']))).toEqual([]);
  const shandong = { jurisdiction: { kind: 'province', province: '37' } } as const;
  expect(codes(refusalsToEnter(shandong, { kind: 'province', province: '37' }))).toEqual([]);
  expect(codes(refusalsToEnter(shandong, { kind: 'province', province: '36' }))).toEqual(['partner.wider_jurisdiction']);
  expect(codes(refusalsToEnter(shandong, { kind: 'nation' }))).toEqual(['partner.wider_jurisdiction']);
});
