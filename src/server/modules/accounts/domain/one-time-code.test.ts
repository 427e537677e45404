import { expect, test } from 'vitest';
import { judgeCode, refusalsToSendCode, type SentCode } from './one-time-code.ts';

const now = Date.parse('2026-06-20T09:00:00+08:00');
const sent: SentCode = { expiresAt: now + 60_000, tries: 0, usedAt: undefined, subject: 'visit-1' };

test.each([
  ['right', sent, true, 'visit-1', { kind: 'right' }],
  ['wrong, four left', sent, false, 'visit-1', { kind: 'wrong', left: 4 }],
  ['the fifth wrong try', { ...sent, tries: 4 }, false, 'visit-1', { kind: 'wrong', left: 0 }],
  ['right at the fifth try', { ...sent, tries: 4 }, true, 'visit-1', { kind: 'right' }],
  ['right after five tries', { ...sent, tries: 5 }, true, 'visit-1', { kind: 'spent' }],
  ['right but used', { ...sent, usedAt: now - 1 }, true, 'visit-1', { kind: 'spent' }],
  ['right at the moment it ends', { ...sent, expiresAt: now }, true, 'visit-1', { kind: 'spent' }],
  ['right but of another visit', sent, true, 'visit-2', { kind: 'spent' }],
  ['never sent', undefined, false, 'visit-1', { kind: 'spent' }],
] as const)('%s', (_, code, matches, subject, verdict) => {
  expect(judgeCode(code, matches, subject, now)).toEqual(verdict);
});

test.each([
  ['the first', {}, []],
  ['59 s later', { lastSentAt: now - 59_000 }, ['account.code_too_soon']],
  ['60 s later', { lastSentAt: now - 60_000 }, []],
  ['the tenth to one phone', { toRecipientToday: 9 }, []],
  ['the eleventh to one phone', { toRecipientToday: 10 }, ['account.code_phone_limit']],
  ['the twenty-first for one visit', { byAskerToday: 20 }, ['account.code_phone_limit']],
  ['too many from one network', { fromNetworkToday: 200, lastSentAt: now - 1_000 }, ['account.code_too_soon', 'account.code_address_limit']],
])('sending: %s', (_, facts, expected) => {
  expect(refusalsToSendCode({ lastSentAt: undefined, toRecipientToday: 0, byAskerToday: 0, fromNetworkToday: 0, ...facts }, now).map((r) => r.code)).toEqual(expected);
});
