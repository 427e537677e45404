import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFieldCrypto } from './field-crypto.ts';

const first = randomBytes(32);
const second = randomBytes(32);

describe.each(['aes', 'sm'] as const)('field crypto, %s', (suite) => {
  const crypto = createFieldCrypto(new Map([[1, first]]), suite);

  test('what was sealed opens again, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(crypto.open('account.phone', crypto.seal('account.phone', text))).toBe(text);
    }));
  });

  test('a value cannot be opened for another context', () => {
    const sealed = crypto.seal('account.phone', '18600000001');
    expect(() => crypto.open('account.mail', sealed)).toThrow();
  });

  test('any flipped bit is noticed', () => {
    const sealed = crypto.seal('account.phone', '18600000001');
    for (let at = 0; at < sealed.length; at++) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => crypto.open('account.phone', altered)).toThrow();
    }
  });

  test('after a rotation old values open, new ones use the new key, searches still match', () => {
    const rotated = createFieldCrypto(new Map([[1, first], [2, second]]), suite);
    expect(rotated.open('a.b', crypto.seal('a.b', '王晓[沛]'))).toBe('王晓[沛]');
    expect(rotated.seal('a.b', 'x')[2]).toBe(2);
    expect(rotated.index('a.b', 'x')).toEqual(crypto.index('a.b', 'x'));
  });

  test('equal texts have equal indexes within one context only', () => {
    expect(crypto.index('a.b', 'x')).toEqual(crypto.index('a.b', 'x'));
    expect(crypto.index('a.b', 'x')).not.toEqual(crypto.index('a.c', 'x'));
  });
});
