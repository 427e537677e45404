import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFieldCrypto } from '../crypto/field-crypto.ts';
import { browserKey, holderKey, newPlaceId, PASS_IDLE, readToken, writeToken, type Pass, type Place } from './place-token.ts';

const crypto = createFieldCrypto(new Map([[1, randomBytes(32)]]), 'aes');
const other = createFieldCrypto(new Map([[1, randomBytes(32)]]), 'aes');
const NOW = 1_800_000_000_000;
const browser = browserKey(crypto, 'Mozilla/5.0 one');
const place: Place = { kind: 'place', round: '018f0000-0000-7000-8000-000000000001', id: newPlaceId(), at: NOW, browser, place: NOW * 1_000 + 7, lane: 'access' };
const pass: Pass = { kind: 'pass', round: place.round, id: place.id, at: NOW, browser, holder: holderKey(crypto, 'someone') };

test.each([['a place', place], ['a pass', pass], ['a pass of nobody in no round', { ...pass, round: '', holder: '' }]])('%s reads as it was written, hours of sleep later too', (_what, token) => {
  expect(readToken(crypto, writeToken(crypto, token), browser, NOW + 60_000)).toEqual(token);
  if (token.kind === 'place') expect(readToken(crypto, writeToken(crypto, token), browser, NOW + 3 * 3_600_000)).toEqual(token);
});

test('forged, altered, of another browser, of another installation, or over: worth nothing', () => {
  const written = writeToken(crypto, place);
  expect(readToken(crypto, written.replace('access', 'inside'), browser, NOW)).toBeUndefined();
  expect(readToken(crypto, written.replace(String(place.place), String(place.place - 5_000_000)), browser, NOW)).toBeUndefined();
  expect(readToken(crypto, writeToken(other, place), browser, NOW)).toBeUndefined();
  expect(readToken(crypto, written, browserKey(crypto, 'Mozilla/5.0 another'), NOW)).toBeUndefined();
  expect(readToken(crypto, writeToken(crypto, pass), browser, NOW + PASS_IDLE + 1)).toBeUndefined();
  expect(readToken(crypto, written, browser, NOW + 13 * 3_600_000)).toBeUndefined();
  expect(readToken(crypto, written, browser, NOW - 120_000)).toBeUndefined();
  // a place is no pass: changing what it calls itself breaks the signature
  expect(readToken(crypto, `p${written.slice(1)}`, browser, NOW)).toBeUndefined();
});

test('whatever is sent as a cookie is read or refused, and never throws', () => {
  fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => { expect(readToken(crypto, text, browser, NOW)).toBeUndefined(); }));
});

test('a cookie changed in one letter is worth nothing', () => {
  const written = writeToken(crypto, place);
  fc.assert(fc.property(fc.nat(written.length - 1), fc.constantFrom(...'0aZ-.'), (at, letter) => {
    fc.pre(written[at] !== letter);
    expect(readToken(crypto, written.slice(0, at) + letter + written.slice(at + 1), browser, NOW)).toBeUndefined();
  }));
});
