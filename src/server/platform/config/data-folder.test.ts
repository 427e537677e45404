import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdDataFolder } from './data-folder.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'data-folder-'));

test('one process holds a folder; released, it can be held again, and nothing is left behind', () => {
  const folder = newFolder();
  const held = holdDataFolder(folder);
  expect(() => holdDataFolder(folder)).toThrow(`another process (pid ${String(process.pid)}) is using the data folder`);
  held.release();
  holdDataFolder(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('the lock of a process that was killed is stale', async () => {
  const folder = newFolder();
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  writeFileSync(join(folder, 'program.lock'), JSON.stringify({ pid: child.pid, startedAt: '' }));
  holdDataFolder(folder).release();
});

test('a living process that merely has the number of the dead one does not hold the folder', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'program.lock'), JSON.stringify({ pid: process.ppid, startedAt: 'an-earlier-boot/123' }));
  holdDataFolder(folder).release();
});

test('a lock torn by a power cut is stale', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'program.lock'), '{"pi');
  const held = holdDataFolder(folder);
  expect(readFileSync(join(folder, 'program.lock'), 'utf8')).toContain(String(process.pid));
  held.release();
});

test('a folder that cannot be made is told in one line', () => {
  const file = join(newFolder(), 'a-file');
  writeFileSync(file, '');
  expect(() => holdDataFolder(join(file, 'var'))).toThrow(/^the data folder .* cannot be written \(E[A-Z]+\); set DATA_DIR/);
});
