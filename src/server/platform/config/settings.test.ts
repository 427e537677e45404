import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSettings, settingNames } from './settings.ts';

const KEY = `1:${randomBytes(32).toString('base64')}`;
const folder = mkdtempSync(join(tmpdir(), 'jinbang-carriers-'));
afterAll(() => { rmSync(folder, { recursive: true }); });
/** A file of carriers with this content. */
function fileOf(content: unknown): string {
  const file = join(folder, `${randomUUID()}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });
  return file;
}
const SMS = { name: 'aliyun', kind: 'aliyun', accessKeyId: 'LTAI', accessKeySecret: 'dont-print-me', signName: '金榜', templates: { code_register: { id: 'SMS_1', params: ['code'] } } };
const MAIL = { name: 'relay', kind: 'smtp', host: 'smtp.example.gov.cn', port: 465, security: 'tls', from: { name: '金榜', address: 'noreply@example.gov.cn' } };
const PRODUCTION = {
  MODE: 'production',
  PUBLIC_URL: 'https://bm.example.gov.cn/',
  SECRET_KEYS: KEY,
  MALWARE_SCANNER: 'clamd://scanner.example.gov.cn:3310',
  SMS_CARRIERS: fileOf({ carriers: [SMS] }),
  MAIL_CARRIERS: fileOf({ carriers: [MAIL] }),
  ...Object.fromEntries(['IDENTITY_REGISTRY', 'EDUCATION_REGISTRY', 'TITLE_REGISTRY', 'CREDIT_PLATFORM'].flatMap((name) => [[name, 'https://gateway.example.gov.cn'], [`${name}_KEY`, randomBytes(24).toString('base64')]])),
  PAYMENT_CHANNELS: '/etc/jinbang/channels.json',
};

const faultsOf = (env: Record<string, string>): string[] => {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split('\n').slice(1).map((line) => line.trim());
  }
};

test('demo needs nothing but its name', () => {
  const settings = readSettings({ MODE: 'demo', DATABASE_URL: '', PATH: '/bin' });
  expect(settings).toMatchObject({ port: 8080, host: '127.0.0.1', role: 'all', publicUrl: 'http://127.0.0.1:8080', database: undefined, captcha: 'altcha', sms: { kind: 'stand-in' } });
  expect(settings.dataDir).toMatch(/\/var$/);
});

test('MODE has no default: forgetting it must not mean demo', () => {
  expect(faultsOf({})).toEqual([expect.stringContaining('MODE: must be demo, test or production')]);
});

test('every fault is named at once', () => {
  const faults = faultsOf({ MODE: 'live', PORT: '80a', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x', SECRET_KEYS: 'abc', SMS_CARRIERS: 'no such file', SITE: 'no such file' });
  expect(faults.map((fault) => fault.split(':')[0])).toEqual(expect.arrayContaining(['MODE', 'PORT', 'LOG_LEVEL', 'DATABASE_URL', 'SECRET_KEYS', 'SMS_CARRIERS', 'SITE']));
});

test('production with everything real starts', () => {
  const settings = readSettings(PRODUCTION);
  expect(settings.publicUrl).toBe('https://bm.example.gov.cn');
  expect(settings.paymentChannels).toEqual({ kind: 'file', path: '/etc/jinbang/channels.json' });
  expect(settings.malwareScanner).toEqual({ kind: 'clamd', host: 'scanner.example.gov.cn', port: 3310 });
  expect([...settings.secretKeys.keys()]).toEqual([1]);
});

test.each(['SMS_CARRIERS', 'MAIL_CARRIERS', 'IDENTITY_REGISTRY', 'EDUCATION_REGISTRY', 'TITLE_REGISTRY', 'CREDIT_PLATFORM', 'PAYMENT_CHANNELS', 'FISCAL_RECEIPTS', 'CAPTCHA', 'MALWARE_SCANNER', 'STAFF_SSO', 'GOV_IDENTITY'])('production refuses the stand-in for %s', (name) => {
  expect(faultsOf({ ...PRODUCTION, [name]: 'stand-in' })).toEqual([expect.stringMatching(new RegExp(`^${name}: production refuses`))]);
});

test('identity providers stand in for a demonstration that says nothing else, and nowhere else', () => {
  const of = (env: Record<string, string>) => [readSettings(env).staffSso?.issuer, readSettings(env).govIdentity?.issuer];
  expect(of({ MODE: 'demo', PUBLIC_URL: 'https://demo.example.cn/' })).toEqual(['https://demo.example.cn/standins/staff-sso', 'https://demo.example.cn/standins/government']);
  expect(of({ MODE: 'demo', STAFF_SSO: 'none', GOV_IDENTITY: 'none' })).toEqual([undefined, undefined]);
  expect(of(PRODUCTION)).toEqual([undefined, undefined]);
});

test('production goes without a malware scan only when that is said', () => {
  expect(readSettings({ ...PRODUCTION, MALWARE_SCANNER: 'off' }).malwareScanner).toEqual({ kind: 'off' });
  expect(faultsOf({ ...PRODUCTION, MALWARE_SCANNER: '' })).toEqual([expect.stringMatching(/^MALWARE_SCANNER: .*say off/)]);
});

test('production refuses missing keys, plain http and a missing public address', () => {
  const faults = faultsOf({ ...PRODUCTION, SECRET_KEYS: '', PUBLIC_URL: 'http://bm.example.gov.cn', IDENTITY_REGISTRY: 'http://registry.example.gov.cn' });
  expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual(['IDENTITY_REGISTRY', 'PUBLIC_URL', 'SECRET_KEYS']);
});

test('a real service needs its key, in every mode', () => {
  expect(faultsOf({ MODE: 'demo', IDENTITY_REGISTRY: 'http://registry.example.gov.cn' })).toEqual([expect.stringContaining('IDENTITY_REGISTRY_KEY: is needed')]);
});

test('faults never show the secret that was wrong', () => {
  expect(faultsOf({ MODE: 'demo', SECRET_KEYS: '1:dont-print-me', IDENTITY_REGISTRY_KEY: 'dont-print-me', SMS_CARRIERS: fileOf({ carriers: [{ ...SMS, signName: 7 }] }), MAIL_CARRIERS: fileOf('{"password": dont-print-me') }).join()).not.toContain('dont-print-me');
});

test('the carriers of a channel are read in their order, with usual limits', () => {
  const { sms, mail } = readSettings({ ...PRODUCTION, SMS_CARRIERS: fileOf({ carriers: [SMS, { ...SMS, name: 'second', kind: 'gateway', url: 'https://sms.example.gov.cn', key: 'x'.repeat(16), accessKeyId: undefined, accessKeySecret: undefined, signName: undefined, templates: undefined }], limits: { code: { minute: 1, hour: 5, day: 10 } } }) });
  expect(sms).toMatchObject({ kind: 'real', carriers: [{ name: 'aliyun', endpoint: 'https://dysmsapi.aliyuncs.com' }, { name: 'second' }], limits: { code: { hour: 5 }, notice: { minute: 10 } } });
  expect(mail).toMatchObject({ kind: 'real', carriers: [{ name: 'relay', perSecond: 20 }] });
});

test.each([
  ['two of one name', 'SMS_CARRIERS', { carriers: [SMS, SMS] }, 'two are named aliyun'], ['no carrier at all', 'SMS_CARRIERS', { carriers: [] }, 'carriers:'], ['a mail server among text messages', 'SMS_CARRIERS', { carriers: [MAIL] }, 'carriers.0.kind'],
  ['plain http', 'SMS_CARRIERS', { carriers: [{ ...SMS, endpoint: 'http://sms.example.cn' }] }, 'https only'], ['mail in the clear', 'MAIL_CARRIERS', { carriers: [{ ...MAIL, security: 'none' }] }, 'TLS or STARTTLS only'],
  ['a user without a password', 'MAIL_CARRIERS', { carriers: [{ ...MAIL, user: 'x' }] }, 'belong together'], ['a sender of two lines', 'MAIL_CARRIERS', { carriers: [{ ...MAIL, from: { name: 'x\nBcc: y', address: 'a@b.cn' } }] }, 'one line'],
  ['a misspelt key', 'SMS_CARRIERS', { carriers: [{ ...SMS, templats: {} }] }, 'templats'], ['no network', 'SMS_CARRIERS', { carriers: [{ ...SMS, reportsFrom: ['10.0.0.0/99'] }] }, 'reportsFrom'],
])('a file with %s stops the start', (_, name, content, says) => {
  expect(faultsOf({ ...PRODUCTION, [name]: fileOf(content) }).join()).toContain(says);
});

test('on this machine carriers may be spoken to in the clear, in production too', () => {
  expect(faultsOf({ ...PRODUCTION, MAIL_CARRIERS: fileOf({ carriers: [{ ...MAIL, host: '127.0.0.1', security: 'none' }] }), SMS_CARRIERS: fileOf({ carriers: [{ ...SMS, endpoint: 'http://127.0.0.1:9000' }] }) })).toEqual([]);
});

test.each([
  ['a replica of nothing', { DATABASE_REPLICA_URL: 'postgres://a@b/c' }, ['DATABASE_REPLICA_URL']], ['a pooler before nothing', { DATABASE_POOLER: 'transaction' }, ['DATABASE_POOLER']],
  ['migrations through the pooler', { DATABASE_POOLER: 'transaction', DATABASE_URL: 'postgres://a@b/c' }, ['DATABASE_OWNER_URL']], ['a pooler of another kind', { DATABASE_POOLER: 'statement' }, ['DATABASE_POOLER']],
  ['all of it', { DATABASE_POOLER: 'transaction', DATABASE_URL: 'postgres://a@b/c', DATABASE_OWNER_URL: 'postgres://o@b/c', DATABASE_REPLICA_URL: 'postgres://a@r/c' }, []],
])('several machines: %s', (_, given, names) => {
  expect(faultsOf({ MODE: 'test', ...given }).map((fault) => fault.split(':')[0])).toEqual(names);
});

test('.env.example and the README tell every setting', () => {
  const example = readFileSync('.env.example', 'utf8');
  const readme = readFileSync('README.md', 'utf8');
  for (const name of settingNames) {
    expect(example).toMatch(new RegExp(`^#? ?${name}=`, 'm'));
    expect(readme).toContain(`\`${name}\``);
  }
});
