import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.mjs';

const PLENTY = Number.MAX_SAFE_INTEGER;
/** No process has it: the numbers of Linux end at four million. */
const GONE = 99_999_999;

let shared: string;
const made: string[] = [];
const make = (how: { room?: number; shared?: string }) => {
  const folder = temporaryFolder({ shared, ...how });
  made.push(folder);
  return folder;
};

beforeAll(() => { shared = mkdtempSync(join(tmpdir(), 'jinbang-shared-')); });
afterAll(() => { for (const folder of [shared, ...made]) rmSync(folder, { recursive: true, force: true }); });

describe.runIf(process.platform === 'linux')('the folder of a run', () => {
  test('lies in memory where there is room, open to the user the database server runs as', () => {
    const folder = make({ room: 1 });
    expect(dirname(folder)).toBe(shared);
    expect(statSync(folder).mode & 0o777).toBe(0o777);
  });

  test('lies in the usual place where there is no room, or no such folder', () => {
    expect(dirname(make({ room: PLENTY }))).toBe(tmpdir());
    expect(dirname(make({ room: 1, shared: join(shared, 'nowhere') }))).toBe(tmpdir());
  });

  test('what a killed run left is removed, what a living one has is not', () => {
    const left = join(shared, `jinbang-gate-${String(GONE)}-abcdef`);
    const kept = join(shared, `jinbang-gate-${String(process.pid)}-abcdef`);
    for (const folder of [left, kept]) mkdirSync(join(folder, 'jinbang-scratch-1', 'database'), { recursive: true });
    make({ room: 1 });
    expect([left, kept].map((folder) => existsSync(folder))).toEqual([false, true]);
  });
});
