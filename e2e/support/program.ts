import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program of one's own: its address, and how to end it. */
export type Program = { url: string; stop: () => Promise<void> };

/** Starts the built program as a demonstration, with its staff only unless told otherwise, on a free port and an empty data folder: for what moves the clock by months. */
export async function startProgram(people: 'staff' | 'all' = 'staff', more: Record<string, string> = {}): Promise<Program> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jinbang-year-'));
  chmodSync(dataDir, 0o711); // root's database server is another user: else its files lie elsewhere
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, MODE: 'demo', DEMO_PEOPLE: people, PORT: String(port), DATA_DIR: dataDir, REVIEW_UNDO_SECONDS: '0', LOG_LEVEL: 'error', ...more }, stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async () => {
    await ended(child);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  let listens = false;
  // who asks for the staff is a writer, of whom the program takes so many a minute
  for (const until = Date.now() + 120_000; ; await new Promise((done) => setTimeout(done, listens ? 1_000 : 250))) {
    listens ||= await ready(url);
    if (listens && await hasStaff(url)) return { url, stop };
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`the program did not start on ${url}`);
    }
  }
}

async function ready(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

/** The sample staff come after the start, in the background: whoever signs in before is told that the password is wrong. */
async function hasStaff(url: string): Promise<boolean> {
  return (await fetch(`${url}/api/demo/staff-sign-ins`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ userName: 'xitong' }) })).ok;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
}

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
