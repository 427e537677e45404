import { expect, test } from 'vitest';
import type { StaffId } from '#contracts/ids.ts';
import { powersOf } from './powers.ts';
import { askedForSecondFactor, refusalsOfDecidingSso, refusalsOfPassword, standingBySso } from './sso-rules.ts';

const [liming, anning, zhaolei] = ['liming', 'anning', 'zhaolei'] as unknown as [StaffId, StaffId, StaffId];

test.each([
  [{ acr: undefined, amr: [] }, false], [{ acr: 'urn:gov:loa:3', amr: [] }, true], [{ acr: '0', amr: ['pwd'] }, false], [{ acr: undefined, amr: ['pwd', 'otp'] }, true], [{ acr: undefined, amr: ['mfa'] }, true],
])('%j asked for a second factor: %s', (token, asked) => {
  expect(askedForSecondFactor(token, ['urn:gov:loa:3'])).toBe(asked);
});

test('who came by the provider has powers as soon as a second factor was shown anywhere, whatever the password', () => {
  const policy = { secondFactor: 'required', passwordDays: 90 } as const;
  const member = { passwordTemporary: true, passwordChangedAt: 0, secondFactor: false, roles: ['reviewer'] as const };
  const now = 1e12;
  expect(powersOf(standingBySso(member, undefined, now), policy, now)).toEqual([]);
  expect(powersOf(standingBySso(member, { secondFactor: false }, now), policy, now)).toEqual([]);
  expect(powersOf(standingBySso(member, { secondFactor: true }, now), policy, now)).toContain('review.see');
  expect(powersOf(standingBySso({ ...member, secondFactor: true }, { secondFactor: false }, now), policy, now)).toContain('review.see');
});

test('where it is the only way, those who can put it right keep the password', () => {
  expect(refusalsOfPassword({ roles: ['reviewer'] }, true).map((r) => r.code)).toEqual(['sso.only']);
  expect(refusalsOfPassword({ roles: ['reviewer'] }, false)).toEqual([]);
  for (const role of ['system_admin', 'security_admin'] as const) expect(refusalsOfPassword({ roles: [role] }, true)).toEqual([]);
});

test('a binding takes two people, neither of them its subject', () => {
  const binding = { staffId: zhaolei, state: 'proposed', proposedById: liming } as const;
  expect(refusalsOfDecidingSso({ staffId: anning }, binding)).toEqual([]);
  expect(refusalsOfDecidingSso({ staffId: liming }, binding).map((r) => r.code)).toEqual(['sso.two_people']);
  expect(refusalsOfDecidingSso({ staffId: zhaolei }, binding).map((r) => r.code)).toEqual(['staff.own_account']);
  expect(refusalsOfDecidingSso({ staffId: anning }, { ...binding, state: 'bound' }).map((r) => r.code)).toEqual(['sso.none_waits']);
});
