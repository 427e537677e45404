import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How one member of the site is started, and how one knows that it may be used. */
export type Start = { program: string; args: string[]; env?: Record<string, string>; port?: number; ready?: string; /** Stands in its log once it may be used. */ says?: string };

const WITHIN = 180_000;
const NOBODY = 65_534;
const MOST_COMPLAINTS = 5;

/** The processes of a site on several machines, each started, stopped and killed by its own id. */
export type Members = ReturnType<typeof openMembers>;

/** Keeps them; what ends without having been told to is remembered as a surprise. Programs of others run as nobody. */
export function openMembers(folder: string, how: Record<string, Start>) {
  const running = new Map<string, ChildProcess>();
  const told = new Set<ChildProcess>();
  const surprises: string[] = [];

  async function start(name: string): Promise<void> {
    const to = how[name];
    if (!to) throw new Error(`no member ${name}`);
    const file = join(folder, `${name}.log`);
    const log = openSync(file, 'a', 0o600);
    const said = fstatSync(log).size;
    const child = spawn(to.program, to.args, { stdio: ['ignore', log, log], env: { PATH: process.env['PATH'], TMPDIR: tmpdir(), ...to.env }, ...(process.getuid?.() === 0 && to.program !== process.execPath && { uid: NOBODY, gid: NOBODY }) });
    closeSync(log);
    running.set(name, child);
    child.once('exit', (code, signal) => { if (!told.has(child)) surprises.push(`${name} ended by itself: ${signal ?? String(code)}`); });
    for (const until = performance.now() + WITHIN; !(await isUp(to)) || (to.says !== undefined && !readFileSync(file).subarray(said).includes(to.says)); await pause(50)) {
      if (child.exitCode !== null || child.signalCode !== null || performance.now() > until) throw new Error(`${name} did not come up: ${readFileSync(file, 'utf8').slice(-1_500)}`);
    }
  }

  async function end(name: string, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = running.get(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    told.add(child);
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  }

  return {
    start,
    /** kill -9. */
    kill: (name: string) => end(name, 'SIGKILL'),
    /** As a service manager stops it; answers its exit code. */
    stop: (name: string) => end(name, 'SIGTERM'),
    surprises: (): readonly string[] => surprises,
    /** What the members logged as errors, the last ones of each. */
    complaints: (): string[] => [...running.keys()].flatMap((name) => readFileSync(join(folder, `${name}.log`), 'utf8').split('\n').filter((line) => /"level":"(error|fatal)"/.test(line)).slice(-MOST_COMPLAINTS).map((line) => `${name}: ${line.slice(0, 1_500)}`)),
    async close() {
      await Promise.all([...running.keys()].map((name) => end(name, 'SIGTERM')));
    },
  };
}

async function isUp({ port, ready }: Start): Promise<boolean> {
  if (ready !== undefined) return fetch(ready, { signal: AbortSignal.timeout(2_000) }).then((reply) => reply.status === 200, () => false);
  if (port === undefined) return true;
  const socket = connect({ host: '127.0.0.1', port });
  const open = await once(socket, 'connect').then(() => true, () => false);
  socket.destroy();
  return open;
}
