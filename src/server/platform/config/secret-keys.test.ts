import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSecretKeys, withKeptSecretKeys } from './secret-keys.ts';

const bytes = (fill: number) => Buffer.alloc(32, fill).toString('base64');

test('several keys are read by number', () => {
  const { keys, faults } = parseSecretKeys(`1:${bytes(1)}, 7:${bytes(7)}`);
  expect(faults).toEqual([]);
  expect([...keys]).toEqual([[1, Buffer.alloc(32, 1)], [7, Buffer.alloc(32, 7)]]);
});

test.each([
  ['no number', bytes(1)],
  ['number 0', `0:${bytes(1)}`],
  ['number beyond a byte', `256:${bytes(1)}`],
  ['too short', `1:${Buffer.alloc(31).toString('base64')}`],
  ['twice', `1:${bytes(1)},1:${bytes(2)}`],
])('%s is a fault', (_what, text) => {
  expect(parseSecretKeys(text).faults).toHaveLength(1);
});

test('a demo makes its key once, readable by its owner only, and finds it again', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'keys-'));
  const demo = { mode: 'demo', dataDir, secretKeys: new Map<number, Buffer>() };
  const first = withKeptSecretKeys(demo).secretKeys.get(1);
  expect(first).toHaveLength(32);
  expect(withKeptSecretKeys(demo).secretKeys.get(1)).toEqual(first);
  expect(readdirSync(dataDir)).toEqual(['secret-keys']);
  expect(statSync(join(dataDir, 'secret-keys')).mode & 0o777).toBe(0o600);
});

test('production never makes one', () => {
  expect(() => withKeptSecretKeys({ mode: 'production', dataDir: tmpdir(), secretKeys: new Map() })).toThrow('SECRET_KEYS');
});
