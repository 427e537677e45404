import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstState, refusalsToClaim, settleClaimants, type AccountState } from './identity-claims.ts';

const free = { userNameFree: true, identityFree: true, documentFree: true, phoneFree: true };

test.each([
  ['all free', {}, false, []],
  ['the person is registered', { identityFree: false, documentFree: false }, true, ['account.identity_registered']],
  ['the document is known under another name', { documentFree: false }, false, ['account.document_known']],
  ['and the visitor goes on', { documentFree: false }, true, []],
  ['the phone is taken', { phoneFree: false }, false, ['account.phone_taken']],
  ['everything at once', { userNameFree: false, documentFree: false, phoneFree: false }, false, ['account.user_name_taken', 'account.document_known', 'account.phone_taken']],
])('%s', (_, changes, goesOn, expected) => {
  expect(refusalsToClaim({ ...free, ...changes }, goesOn).map((r) => r.code)).toEqual(expected);
});

test('an account begins pending where its document is known', () => {
  expect([firstState(true), firstState(false)]).toEqual(['active', 'identity_pending']);
});

describe('settling', () => {
  test('the verified one wins over an earlier active and a later pending one', () => {
    const claimants = [{ id: 1, state: 'active' }, { id: 2, state: 'identity_pending' }, { id: 3, state: 'identity_pending' }] as const;
    expect(settleClaimants(2, claimants)).toEqual({ activate: [2], freeze: [1, 3] });
  });
  test('a frozen account is not revived by a late answer', () => {
    expect(settleClaimants(1, [{ id: 1, state: 'frozen' }, { id: 2, state: 'active' }])).toEqual({ activate: [], freeze: [] });
  });
  test('whatever came before, after settling exactly one account of a document is active', () => {
    const state = fc.constantFrom<AccountState>('active', 'identity_pending', 'frozen');
    fc.assert(fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), fc.nat(), (states, pick) => {
      const claimants = states.map((s, id) => ({ id, state: s }));
      const verified = pick % states.length;
      fc.pre(states[verified] !== 'frozen');
      const { activate, freeze } = settleClaimants(verified, claimants);
      const after = claimants.map((c) => (activate.includes(c.id) ? 'active' : freeze.includes(c.id) ? 'frozen' : c.state));
      expect(after[verified]).toBe('active');
      expect(after.filter((s) => s !== 'frozen')).toHaveLength(1);
    }));
  });
});
