import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSettings, settingNames } from './settings.ts';

const KEY = `1:${Buffer.alloc(32, 7).toString('base64')}`;
const PRODUCTION = {
  MODE: 'production',
  PUBLIC_URL: 'https://bm.example.gov.cn/',
  SECRET_KEYS: KEY,
  MALWARE_SCANNER: 'clamd://scanner.example.gov.cn:3310',
  ...Object.fromEntries(['SMS_GATEWAY', 'MAIL_GATEWAY', 'IDENTITY_REGISTRY', 'EDUCATION_REGISTRY', 'TITLE_REGISTRY', 'CREDIT_PLATFORM', 'PAYMENT_GATEWAY'].flatMap((name) => [[name, 'https://gateway.example.gov.cn'], [`${name}_KEY`, 'x'.repeat(16)]])),
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
  const faults = faultsOf({ MODE: 'live', PORT: '80a', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x', SECRET_KEYS: 'abc', SMS_GATEWAY: 'carrier pigeon' });
  expect(faults.map((fault) => fault.split(':')[0])).toEqual(expect.arrayContaining(['MODE', 'PORT', 'LOG_LEVEL', 'DATABASE_URL', 'SECRET_KEYS', 'SMS_GATEWAY']));
});

test('production with everything real starts', () => {
  const settings = readSettings(PRODUCTION);
  expect(settings.publicUrl).toBe('https://bm.example.gov.cn');
  expect(settings.paymentGateway).toEqual({ kind: 'real', url: 'https://gateway.example.gov.cn', key: 'x'.repeat(16) });
  expect(settings.paymentChannels).toEqual({ kind: 'file', path: '/etc/jinbang/channels.json' });
  expect(settings.malwareScanner).toEqual({ kind: 'clamd', host: 'scanner.example.gov.cn', port: 3310 });
  expect([...settings.secretKeys.keys()]).toEqual([1]);
});

test.each(['SMS_GATEWAY', 'MAIL_GATEWAY', 'IDENTITY_REGISTRY', 'EDUCATION_REGISTRY', 'TITLE_REGISTRY', 'CREDIT_PLATFORM', 'PAYMENT_GATEWAY', 'PAYMENT_CHANNELS', 'CAPTCHA', 'MALWARE_SCANNER'])('production refuses the stand-in for %s', (name) => {
  expect(faultsOf({ ...PRODUCTION, [name]: 'stand-in' })).toEqual([expect.stringMatching(new RegExp(`^${name}: production refuses`))]);
});

test('production refuses missing keys, plain http and a missing public address', () => {
  const faults = faultsOf({ ...PRODUCTION, SECRET_KEYS: '', PUBLIC_URL: 'http://bm.example.gov.cn', SMS_GATEWAY: 'http://sms.example.gov.cn' });
  expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual(['PUBLIC_URL', 'SECRET_KEYS', 'SMS_GATEWAY']);
});

test('a real service needs its key, in every mode', () => {
  expect(faultsOf({ MODE: 'demo', SMS_GATEWAY: 'http://127.0.0.1:9000' })).toEqual([expect.stringContaining('SMS_GATEWAY_KEY: is needed')]);
});

test('faults never show the secret that was wrong', () => {
  expect(faultsOf({ MODE: 'demo', SECRET_KEYS: '1:dont-print-me', SMS_GATEWAY_KEY: 'dont-print-me' }).join()).not.toContain('dont-print-me');
});

test('.env.example and the README tell every setting', () => {
  const example = readFileSync('.env.example', 'utf8');
  const readme = readFileSync('README.md', 'utf8');
  for (const name of settingNames) {
    expect(example).toMatch(new RegExp(`^#? ?${name}=`, 'm'));
    expect(readme).toContain(`\`${name}\``);
  }
});
