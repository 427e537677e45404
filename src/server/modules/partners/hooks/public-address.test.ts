import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublicAddress, isPublicUrl, publicLookup, publicLookupBy } from './public-address.ts';

describe('where messages may go', () => {
  test.each([
    'http://hooks.sdrs.example.cn/jinbang', 'https://127.0.0.1/', 'https://localhost/', 'https://10.1.2.3/', 'https://[::1]/', 'https://[::ffff:10.0.0.1]/', 'https://[fd00::1]/', 'https://169.254.169.254/latest/meta-data', 'https://2130706433/', 'https://0x7f.1/',
    'https://user:pass@hooks.example.cn/', 'https://intranet/', 'https://db.internal/', 'ftp://hooks.example.cn/', 'https://100.64.1.1/', 'https://192.168.0.9:8443/', 'https://[2002:7f00:1::]/', 'https://[64:ff9b::7f00:1]/',
  ])('not to %s', (url) => { expect(isPublicUrl(url)).toBe(false); });

  test.each(['https://hooks.sdrs.gov.cn/jinbang', 'https://hooks.sdrs.gov.cn:8443/a?b=c', 'https://8.8.8.8/'])('to %s', (url) => { expect(isPublicUrl(url)).toBe(true); });

  test('a name that leads into our own network ends the connection where it is looked up', async () => {
    const answer = await new Promise((done) => { publicLookup('localhost', { all: true }, (error) => { done(error?.code); }); });
    expect(answer).toBe('ENOTPUBLIC');
    expect([isPublicAddress('127.0.0.1'), isPublicAddress('nowhere'), isPublicAddress('2400:3200::1')]).toEqual([false, false, true]);
  });

  test('not into a private network, in whatever notation its address is written', () => {
    const byte = fc.nat(255);
    const inside = fc.oneof(fc.tuple(fc.constant(10), byte, byte, byte), fc.tuple(fc.constant(127), byte, byte, byte), fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte), fc.tuple(fc.constant(192), fc.constant(168), byte, byte), fc.tuple(fc.constant(169), fc.constant(254), byte, byte), fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte), fc.tuple(fc.constant(0), byte, byte, byte));
    fc.assert(fc.property(inside, ([a, b, c, d]) => {
      const whole = ((a * 256 + b) * 256 + c) * 256 + d;
      const [high, low] = [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
      for (const host of [
        `${a}.${b}.${c}.${d}`, `${a}.${b}.${c}.${d}.`, String(whole), `0x${whole.toString(16)}`, `0${whole.toString(8)}`, `0x${a.toString(16)}.0${b.toString(8)}.${c}.${d}`, `${a}.${b}.${c * 256 + d}`,
        `[::ffff:${a}.${b}.${c}.${d}]`, `[::ffff:${high}:${low}]`, `[::${high}:${low}]`, `[64:ff9b::${high}:${low}]`, `[2002:${high}:${low}::1]`, `%${(0x30 + 1).toString(16)}27.0.0.1`, `${a}。${b}。${c}。${d}`,
      ]) expect(isPublicUrl(`https://${host}/`), host).toBe(false);
    }));
  });

  test('a name that has a public and a private address leads nowhere, and one that changes its mind leads only where it was looked at', async () => {
    const answers = [['93.184.216.34'], ['127.0.0.1'], ['93.184.216.34', '10.0.0.1'], ['::ffff:10.0.0.1'], []];
    let asked = 0;
    const look = publicLookupBy((_host, _options, callback) => { callback(null, (answers[asked++] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))); });
    const outcomes = [];
    for (const _ of answers) outcomes.push(await new Promise((done) => { look('rebinding.example', {}, (error, address) => { done(error?.code ?? address); }); }));
    expect(outcomes).toEqual(['93.184.216.34', 'ENOTPUBLIC', 'ENOTPUBLIC', 'ENOTPUBLIC', 'ENOTPUBLIC']);
    expect(asked, 'one question for one connection').toBe(answers.length);
  });
});
