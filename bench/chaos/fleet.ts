import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Name = 'web-1' | 'web-2' | 'worker-1' | 'worker-2' | 'bank';
export const NAMES: readonly Name[] = ['bank', 'web-1', 'web-2', 'worker-1', 'worker-2'];
export type Start = { args: string[]; env: Record<string, string>; /** Answers once it can be used. */ ready?: string; /** Stands in its log once it can be used. */ says?: string };

/** Long, for a machine on which others are at work. */
const WITHIN = 600_000;

/** The processes of a run, each started, killed and ended by its own id. */
export type Fleet = ReturnType<typeof openFleet>;

/** Keeps them; `how` says how each is started at this moment, `after` what it must be told once it is there. What ends without having been killed is a fault of the program, and is not started again. */
export function openFleet(folder: string, how: (name: Name) => Start, after: (name: Name) => Promise<void>) {
  const running = new Map<Name, ChildProcess>();
  const asked = new Set<ChildProcess>();
  const surprises: string[] = [];
  let closing = false;

  async function start(name: Name): Promise<void> {
    if (closing) return;
    const { args, env, ready, says } = how(name);
    const file = join(folder, `${name}.log`);
    const log = openSync(file, 'a', 0o600);
    const said = fstatSync(log).size;
    const child = spawn(process.execPath, args, { stdio: ['ignore', log, log], env: { PATH: process.env['PATH'], TMPDIR: tmpdir(), ...env } });
    closeSync(log);
    running.set(name, child);
    child.once('exit', (code, signal) => { if (!asked.has(child)) surprises.push(`${name} ended by itself: ${signal ?? String(code)}`); });
    const isUp = async () => (ready === undefined || (await answers(ready))) && (says === undefined || readFileSync(file).subarray(said).includes(says));
    for (const until = Date.now() + WITHIN; !(await isUp());) {
      if (hasEnded(child) || Date.now() > until) throw new Error(`${name} did not come up (${file})`);
      await pause(50);
    }
    await after(name);
  }

  async function end(name: Name, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = running.get(name);
    if (!child || hasEnded(child)) return;
    asked.add(child);
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  return {
    start,
    kill: (name: Name) => end(name, 'SIGKILL'),
    /** What ended without being killed: a fault of the program. */
    surprises: (): readonly string[] => surprises,
    async close(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM') {
      closing = true;
      await Promise.all(NAMES.map((name) => end(name, signal)));
    },
  };
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then((reply) => reply.status === 200, () => false);
}
