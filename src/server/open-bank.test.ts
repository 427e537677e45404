import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBank } from './open-bank.ts';
import { virtualClock } from './platform/clock/clock.ts';
import { bankKeys } from './standins/bank/bank-keys.ts';
import { DEMO_MERCHANTS } from './standins/bank/merchants.ts';
import { writeAccountsFile } from './standins/bank/write-accounts-file.ts';

let dataDir = '';
let file = '';
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'jinbang-open-bank-'));
  file = writeAccountsFile(join(dataDir, 'accounts'), DEMO_MERCHANTS, bankKeys(join(dataDir, 'keys')), 'https://pay.example.gov.cn');
});
afterAll(() => { rmSync(dataDir, { recursive: true, force: true }); });

const given = (change: Partial<Parameters<typeof openBank>[0]> = {}) => ({
  mode: 'demo' as const, paymentChannels: { kind: 'stand-in' as const }, publicUrl: 'http://127.0.0.1:8080', dataDir, ...change,
});

describe('the payment channels the settings choose', () => {
  test('the stand-in has 支付宝, 微信支付 and 银联 on our own address, so that no page has to allow another', () => {
    const { channels, standIn } = openBank(given(), virtualClock());
    expect(channels.offered('37').map(({ account, kind }) => [account, kind])).toEqual([['alipay', 'alipay'], ['wechat', 'wechat'], ['unionpay', 'unionpay']]);
    expect(new Set(channels.all.flatMap(({ origins }) => origins))).toEqual(new Set(['http://127.0.0.1:8080']));
    expect(standIn).toBeTypeOf('function');
  });

  test('production refuses the stand-in, and mounts nothing beside the real ones', () => {
    expect(() => openBank(given({ mode: 'production' }), virtualClock())).toThrow('real payment channels');
    const { channels, standIn } = openBank(given({ mode: 'production', paymentChannels: { kind: 'file', path: file } }), virtualClock());
    expect([channels.find('wechat')?.merchant, channels.find('nobody'), standIn]).toEqual(['1900000017', undefined, undefined]);
  });

  test('a file that is wrong stops the start', () => {
    const wrong = join(dataDir, 'wrong.json');
    writeFileSync(wrong, '{"accounts":[]}');
    expect(() => openBank(given({ paymentChannels: { kind: 'file', path: wrong } }), virtualClock())).toThrow('must name an account');
  });
});
