import { randomBytes } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { virtualClock } from '../clock/clock.ts';
import { createFieldCrypto } from '../crypto/field-crypto.ts';
import { createCaptcha } from './captcha.ts';
import { captchaLedger } from './captcha.store.ts';
import { digitsOf } from './picture.ts';

let database: FreshDatabase;
beforeAll(async () => { database = await freshDatabase(); });
afterAll(() => database.drop());

const clock = virtualClock();
const crypto = createFieldCrypto(new Map([[1, randomBytes(32)]]), 'aes');
const captcha = () => createCaptcha({ form: 'altcha', ledger: captchaLedger(database.db), crypto, clock });
const digits = (key: string) => digitsOf(crypto.mac('captcha.picture', key));
let n = 0;
const newKey = () => `0198c7d2-aaaa-7000-8000-${String(++n).padStart(12, '0')}`;

describe('the picture', () => {
  test('is a PNG of its own, the same again, another for another key, and never a vector', async () => {
    const [one, two] = [newKey(), newKey()];
    const first = await captcha().picture(one);
    expect(await sharp(first).metadata()).toMatchObject({ format: 'png', width: 180, height: 60 });
    expect((await captcha().picture(one)).equals(first)).toBe(true);
    expect((await captcha().picture(two)).equals(first)).toBe(false);
    expect(first.includes('svg')).toBe(false);
  });

  test('takes the right digits once, full-width ones too', async () => {
    const key = newKey();
    await captcha().picture(key);
    const answer = { picture: key, digits: digits(key).replaceAll(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d))) };
    expect(await captcha().check(answer)).toBe(true);
    expect(await captcha().check(answer)).toBe(false);
  });

  test('is used up by a wrong answer', async () => {
    const key = newKey();
    await captcha().picture(key);
    expect(await captcha().check({ picture: key, digits: digits(key) === '00000' ? '00001' : '00000' })).toBe(false);
    expect(await captcha().check({ picture: key, digits: digits(key) })).toBe(false);
  });

  test('ends after five minutes, and one never shown is no picture', async () => {
    const key = newKey();
    await captcha().picture(key);
    clock.set(clock.now() + 5 * 60_000 + 1);
    expect(await captcha().check({ picture: key, digits: digits(key) })).toBe(false);
    expect(await captcha().check({ picture: newKey(), digits: '12345' })).toBe(false);
  });

  test('one answer sent ten times at once passes once', async () => {
    const key = newKey();
    await captcha().picture(key);
    const answers = await Promise.all(Array.from({ length: 10 }, () => captcha().check({ picture: key, digits: digits(key) })));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  test('is spoken as a sound file, in both languages, and starts its life by being heard too', async () => {
    const key = newKey();
    for (const lang of ['zh', 'en'] as const) {
      const wav = await captcha().sound(key, lang);
      expect(wav.subarray(0, 4).toString('latin1') + wav.subarray(8, 15).toString('latin1')).toBe('RIFFWAVEfmt');
      const seconds = (wav.length - 44) / 16_000;
      expect(seconds).toBeGreaterThan(3);
      expect(seconds).toBeLessThan(7);
    }
    expect(await captcha().check({ picture: key, digits: digits(key) })).toBe(true);
  });
});

describe('the proof of work', () => {
  const solved = async () => {
    const challenge = await captcha().challenge();
    const solution = await solveChallenge({ challenge, deriveKey });
    return { challenge, proof: Buffer.from(JSON.stringify({ challenge, solution })).toString('base64') };
  };

  test('passes once, also when it comes ten times at once', async () => {
    const { proof } = await solved();
    const answers = await Promise.all(Array.from({ length: 10 }, () => captcha().check({ proof })));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  test('made easier, of another key, or without work is refused', async () => {
    const { challenge } = await solved();
    const easy = { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '0' } };
    const solution = await solveChallenge({ challenge: easy, deriveKey });
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
    expect(await captcha().check({ proof: encode({ challenge: easy, solution }) })).toBe(false);
    expect(await captcha().check({ proof: encode({ challenge, solution: { counter: 1, derivedKey: '00' } }) })).toBe(false);
    const stranger = createCaptcha({ form: 'altcha', ledger: captchaLedger(database.db), crypto: createFieldCrypto(new Map([[1, randomBytes(32)]]), 'aes'), clock });
    const foreign = await stranger.challenge();
    expect(await captcha().check({ proof: encode({ challenge: foreign, solution: await solveChallenge({ challenge: foreign, deriveKey }) }) })).toBe(false);
    expect(await captcha().check({ proof: 'not base64 of anything' })).toBe(false);
    expect(await captcha().check({})).toBe(false);
  });
});
