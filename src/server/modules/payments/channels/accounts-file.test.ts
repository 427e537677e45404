import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bankKeys } from '#server/standins/bank/bank-keys.ts';
import { DEMO_MERCHANTS, type Merchant } from '#server/standins/bank/merchants.ts';
import { writeAccountsFile } from '#server/standins/bank/write-accounts-file.ts';
import { readAccounts } from './accounts-file.ts';
import { paymentChannels } from './open-channels.ts';

const MERCHANTS: readonly Merchant[] = [
  ...DEMO_MERCHANTS,
  { account: 'alipay-37', kind: 'alipay', merchant: '2088000000000037', appId: '2021000000000037', mode: 'certificate', provinces: ['37'] },
  { account: 'wechat-37', kind: 'wechat', merchant: '1900000037', appId: 'wx0000000000000037', mode: 'key', provinces: ['37', '66'] },
];

let folder = '';
let path = '';
let written: { accounts: Record<string, unknown>[] };
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinbang-accounts-'));
  path = writeAccountsFile(folder, MERCHANTS, bankKeys(join(folder, 'keys')), 'https://pay.example.gov.cn');
  written = JSON.parse(readFileSync(path, 'utf8')) as typeof written;
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** The faults of the file with one account changed. */
const faultsWith = (account: string, change: Record<string, unknown>, { production = true } = {}): string[] => {
  const changed = join(folder, 'changed.json');
  writeFileSync(changed, JSON.stringify({ accounts: written.accounts.map((one) => (one['account'] === account ? { ...one, ...change } : one)) }));
  return faultsOf(changed, production);
};
const faultsOf = (file: string, production = true): string[] => {
  try {
    readAccounts(file, { production });
    return [];
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split('\n').slice(1).map((line) => line.trim());
  }
};

describe('the file of receiving accounts', () => {
  test('is read with every key it names', () => {
    const accounts = readAccounts(path, { production: true });
    expect(accounts.map(({ account, kind }) => [account, kind])).toEqual([['alipay', 'alipay'], ['wechat', 'wechat'], ['unionpay', 'unionpay'], ['alipay-37', 'alipay'], ['wechat-37', 'wechat']]);
    for (const account of accounts) expect(account.keys().own).toHaveLength(1);
  });

  test('a province with an account of its own is offered that one, and the common one of every other kind', () => {
    const { offered } = paymentChannels(readAccounts(path, { production: true }), { now: Date.now });
    const names = (province: string) => offered(province).map(({ account }) => account);
    expect(names('37')).toEqual(['unionpay', 'alipay-37', 'wechat-37']);
    expect(names('66')).toEqual(['alipay', 'unionpay', 'wechat-37']);
    expect(names('11')).toEqual(['alipay', 'wechat', 'unionpay']);
  });

  test.each([
    ['a file that is missing', 'wechat', { apiV3Key: 'nowhere.txt' }, 'wechat: nowhere.txt cannot be read'],
    ['a key that is none', 'unionpay', { middleCertificate: 'alipay.pem' }, 'unionpay: alipay.pem does not hold what it should'],
    ['an APIv3 key of another length', 'wechat', { apiV3Key: 'alipay.pem' }, 'wechat: alipay.pem does not hold what it should'],
    ['a name twice', 'alipay-37', { account: 'alipay' }, 'alipay: two accounts have this name'],
    ['a province twice', 'alipay-37', { provinces: 'all' }, 'alipay: another alipay account takes the fees of the same provinces'],
    ['plain http', 'unionpay', { gateway: 'http://gateway.example.gov.cn' }, 'unionpay: production speaks to channels by https only'],
    ['both modes of Alipay', 'alipay', { alipayCertificates: ['alipay-37-channel.crt'] }, 'alipay: give either alipayPublicKeys or alipayCertificates'],
    ['certificate mode without a root', 'alipay-37', { alipayRootCertificate: undefined }, 'alipay-37: certificate mode needs alipayRootCertificate and a certificate with every key'],
    ['a certificate of another key', 'unionpay', { keys: [{ number: 1, privateKey: 'alipay.pem', certificate: 'unionpay.crt' }] }, 'unionpay: key 1 and its certificate do not belong together'],
    ['a number twice', 'wechat', { keys: [{ number: 1, serial: 'A'.repeat(40), privateKey: 'wechat.pem' }, { number: 1, serial: 'B'.repeat(40), privateKey: 'wechat.pem' }] }, 'wechat: two keys have one number'],
    ['a province that is none', 'wechat-37', { provinces: ['99'] }, 'accounts[5].provinces'],
    ['a setting nobody knows', 'wechat', { secret: 'abc' }, 'accounts[2]'],
    ['a merchant that is none', 'unionpay', { merchant: '123' }, 'must be the 15 digits of the merchant'],
  ])('%s is told', (_what, account, change, fault) => {
    expect(faultsWith(account, change).join('\n')).toContain(fault);
  });

  test('all faults are told at once', () => {
    expect(faultsWith('wechat', { gateway: 'http://x.example', apiV3Key: 'nowhere', keys: [{ number: 1, serial: 'A'.repeat(40), privateKey: 'nowhere-either' }] }).length).toBeGreaterThanOrEqual(3);
  });

  test('http is for demonstrations and tests', () => {
    expect(faultsWith('unionpay', { gateway: 'http://127.0.0.1:8310' }, { production: false })).toEqual([]);
  });

  test('a file that is missing or no JSON says so, and what keys hold is never shown', () => {
    expect(faultsOf(join(folder, 'nothing.json'))).toEqual(['cannot be read']);
    expect(faultsOf(join(folder, 'alipay.pem'))).toEqual(['is not JSON']);
    expect(faultsWith('wechat', { apiV3Key: 'wechat.pem' }).join()).not.toContain('PRIVATE');
  });
});
