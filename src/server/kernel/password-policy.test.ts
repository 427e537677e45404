import { expect, test } from 'vitest';
import { KNOWN_PASSWORDS } from './known-passwords.ts';
import { passwordRefusals } from './password-policy.ts';

const codes = (password: string, userName = 'zhangwei1991') => passwordRefusals(password, userName).map((r) => r.code);

test.each([
  ['gu4-shan2-he2', []],
  ['山高水长风清月明', []],
  ['correct horse battery', []],
  ['short7!', ['account.password_too_short']],
  ['', ['account.password_too_short']],
  ['Woaini1314', ['account.password_common']],
  ['1QAZ2wsx', ['account.password_common']],
  ['Corvette', ['account.password_common']],
  ['jinbang@2026', ['account.password_common']],
  ['金榜20262026', ['account.password_common']],
  ['jin-bang-2026', []],
  ['88888888', ['account.password_too_simple']],
  ['12345678', ['account.password_too_simple']],
  ['hgfedcba', ['account.password_too_simple']],
  ['xxZhangWei1991xx', ['account.password_has_user_name']],
  ['长'.repeat(65), ['account.password_too_long', 'account.password_too_simple']],
])('%s', (password, expected) => {
  expect(codes(password)).toEqual(expected);
});

test('all reasons together', () => {
  expect(codes('lina', 'lina')).toEqual(['account.password_too_short', 'account.password_has_user_name']);
});

test('thousands of passwords from breaches are known, and a sentence of one’s own is none of them', () => {
  expect(KNOWN_PASSWORDS.size).toBeGreaterThan(17_000);
  const taken = [...KNOWN_PASSWORDS].filter((password) => codes(password).length === 0);
  expect(taken).toEqual([]);
});
