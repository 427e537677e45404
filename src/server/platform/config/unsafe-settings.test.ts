import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isGuessable, unsafeSettings } from './unsafe-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinbang-unsafe-'));
afterAll(() => { rmSync(folder, { recursive: true }); });
const namesOf = (env: Record<string, string>, keys: [number, Buffer][] = []) => unsafeSettings(env, new Map(keys)).map((fault) => fault.name);

test('keys drawn by chance are taken, a thousand of them; made ones are not', () => {
  for (let n = 0; n < 1_000; n++) expect(isGuessable(randomBytes(32))).toBe(false);
  for (const made of [Buffer.alloc(32), Buffer.alloc(32, 'ab'), Buffer.from(Array.from({ length: 32 }, (_, i) => i * 3)), Buffer.from('this is the secret of our agency!'.slice(0, 32)), Buffer.from('0123456789abcdef'.repeat(2))]) expect(isGuessable(made)).toBe(true);
  expect(namesOf({}, [[1, randomBytes(32)], [2, Buffer.alloc(32, 7)]])).toEqual(['SECRET_KEYS']);
  expect([namesOf({ BACKUP_KEY: randomBytes(32).toString('base64') }), namesOf({ BACKUP_KEY: Buffer.alloc(32).toString('base64') }), namesOf({ BACKUP_KEY: 'file:/etc/jinbang/backup.key' })]).toEqual([[], ['BACKUP_KEY'], []]);
});

test.each(['x'.repeat(16), 'change-me-please-now', 'jinbang-2026-sso', 'MyPassword12345678', 'abababababababab'])('a shared secret like %s stops the start', (secret) => {
  expect(namesOf({ STAFF_SSO_SECRET: secret, METRICS_TOKEN: randomBytes(24).toString('base64') })).toEqual(['STAFF_SSO_SECRET']);
});

test.each([
  ['postgres://jinbang:Vq3kT9wZbn7R@10.0.0.5:5432/jinbang', ['DATABASE_URL']], ['postgres://jinbang:Vq3kT9wZbn7R@db.example.net/jinbang?sslmode=verify-full', []], ['postgres://jinbang:Vq3kT9wZbn7R@10.0.0.5/jinbang?sslmode=disable', []],
  ['postgres://jinbang:Vq3kT9wZbn7R@127.0.0.1/jinbang', []], ['postgres://jinbang:Vq3kT9wZbn7R@[::1]/jinbang', []], ['postgres://jinbang:jinbang@localhost/jinbang', ['DATABASE_URL']], ['postgres://postgres:password@localhost/jinbang', ['DATABASE_URL']],
])('the database at %s: %j', (url, names) => {
  expect(namesOf({ DATABASE_URL: url })).toEqual(names);
});

test('files of secrets are for the program alone', () => {
  const file = join(folder, 'channels.json');
  writeFileSync(file, '{}');
  for (const [mode, names] of [[0o644, ['PAYMENT_CHANNELS']], [0o604, ['PAYMENT_CHANNELS']], [0o640, []], [0o600, []]] as const) {
    chmodSync(file, mode);
    expect(namesOf({ PAYMENT_CHANNELS: file })).toEqual(names);
  }
  expect(namesOf({ SMS_CARRIERS: join(folder, 'not-yet.json'), MAIL_CARRIERS: 'stand-in' })).toEqual([]);
});

test.each([['0.0.0.0/0', 1], ['::/0', 1], ['proxy', 1], ['10.0.0.0/99', 1], ['10.0.0.1', 0], ['10.0.0.0/8, fd00::/8', 0], ['loopback', 0], ['', 0]])('proxies %j: %i', (list, faults) => {
  expect(namesOf({ TRUSTED_PROXIES: list })).toHaveLength(faults);
});

test('a Node that checks no certificates, or waits for a debugger, does not start', () => {
  expect(namesOf({ NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_OPTIONS: '--max-old-space-size=4096 --inspect=0.0.0.0:9229' })).toEqual(['NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_OPTIONS']);
  expect(namesOf({ NODE_TLS_REJECT_UNAUTHORIZED: '1', NODE_OPTIONS: '--max-old-space-size=4096' })).toEqual([]);
});
