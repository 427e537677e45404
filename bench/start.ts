/*
 * How long `npm start` takes on a prepared checkout (built, data folder there) to the first page, and what the program keeps in memory
 * when nobody asks. `tsx --tsconfig tsconfig.server.json bench/start.ts [times]`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './support/program.ts';
import { machine } from './support/world.ts';

const TIMES = Number(process.argv[2] ?? 5);
const IDLE_MS = 20_000;
const BARS = { startMs: 5_000, idleMiB: 200 };

const folder = mkdtempSync(join(tmpdir(), 'jinbang-start-'));
chmodSync(folder, 0o711);
try {
  const preparing = await start(); // makes the database and loads the reference data; also builds, if the sources changed
  await preparing.stop();
  const starts: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const program = await start();
    starts.push(program.firstPageMs);
    await program.stop();
  }
  // a demonstration is not idle while it brings in its sample people
  const quiet = { mode: 'test', data: join(folder, 'quiet') };
  await (await start(quiet)).stop();
  const program = await start(quiet);
  await pause(IDLE_MS);
  const memory = memoryOf(program.pid);
  await program.stop();
  const startMs = starts.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
  process.stdout.write(`${JSON.stringify({ bench: 'start', machine: machine(), emptyFolderMs: preparing.firstPageMs, startsMs: starts, medianMs: startMs, idle: memory, bars: BARS, within: { start: startMs <= BARS.startMs, memory: memory.rssMiB <= BARS.idleMiB } }, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** `npm start` in a process group of its own, until its first page is there. */
async function start({ mode = 'demo', data = folder }: { mode?: string; data?: string } = {}): Promise<{ firstPageMs: number; pid: number; stop(): Promise<void> }> {
  const port = await freePort();
  const began = performance.now();
  const npm = spawn('npm', ['start'], { detached: true, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, PORT: String(port), MODE: mode, DATA_DIR: data, LOG_LEVEL: 'error' } });
  const ended = once(npm, 'exit');
  while (!(await firstPage(port))) {
    if (npm.exitCode !== null) throw new Error('npm start ended');
    await pause(20);
  }
  const firstPageMs = Math.round(performance.now() - began);
  const { pid } = JSON.parse(readFileSync(join(data, 'program.lock'), 'utf8')) as { pid: number };
  return {
    firstPageMs, pid,
    async stop() {
      if (npm.pid !== undefined) process.kill(-npm.pid, 'SIGTERM');
      await ended;
      while (isRunning(pid)) await pause(50); // npm may end before the program it started
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function firstPage(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${String(port)}/`).then(async (reply) => reply.ok && (await reply.text()).includes('</html>'), () => false);
}

/** Resident memory of the program itself; the database server keeps its own. */
function memoryOf(pid: number): { rssMiB: number; peakMiB: number } {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  const mib = (name: string) => Math.round(Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024);
  return { rssMiB: mib('VmRSS'), peakMiB: mib('VmHWM') };
}
