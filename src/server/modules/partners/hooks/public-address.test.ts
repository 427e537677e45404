import { describe, expect, test } from 'vitest';
import { isPublicAddress, isPublicUrl, publicLookup } from './public-address.ts';

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
});
