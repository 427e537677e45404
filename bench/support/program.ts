import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { Pool } from 'undici';
import { buildApp, type App } from '#server/app.ts';
import { makeKit } from '#server/make-kit.ts';
import { listModules } from '#server/modules.ts';
import { openOutsideWorld } from '#server/outside-world.ts';
import { listPeople } from '#server/people.ts';
import { virtualClock } from '#server/platform/clock/clock.ts';
import { readSettings } from '#server/platform/config/settings.ts';
import { connect, pool } from '#server/platform/db/connect.ts';
import type { Login } from '#server/platform/db/roles.ts';
import type { Db } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';

export type InProcess = { db: Db; kit: Kit; app: App; loadReferenceData(): Promise<void>; close(): Promise<void> };

/** The program inside this process, on a database that is there; it listens nowhere. */
export async function inProcess(env: Record<string, string>, login: Login, dataDir: string): Promise<InProcess> {
  const settings = readSettings({ ...env, DATA_DIR: dataDir });
  const db = connect(login);
  const limits = pool(login, { size: 2 });
  const kit = await makeKit({ settings, clock: virtualClock(), db, logger: pino({ level: env['LOG_LEVEL'] ?? 'error' }) });
  const outside = openOutsideWorld(kit);
  const modules = listModules(kit, outside);
  const app = await buildApp({ db, pool: limits, kit, people: listPeople(db, kit), modules, outside });
  await app.http.ready();
  return {
    db, kit, app,
    async loadReferenceData() { for (const module of modules) await module.atStart?.({ db, kit }); },
    async close() { await app.stop(); await kit.pdf.close(); await limits.end(); await db.destroy(); },
  };
}

export type Running = { child: ChildProcess; origin: string; client: Pool; readyAfterMs: number; ended: Promise<unknown>; stop(): Promise<void> };

/** Starts the built program (`dist`, or another build) in a process of its own and waits until it is ready. */
export async function startProgram(env: Record<string, string>, { connections, nodeOptions = [], build = 'dist', readyAt }: { connections: number; nodeOptions?: string[]; build?: string; /** Where it says that it is ready, when not at its own door: a worker has none. */ readyAt?: string }): Promise<Running> {
  const began = performance.now();
  const port = await freePort();
  const child = spawn(process.execPath, [...nodeOptions, `${build}/server/main.mjs`], { stdio: ['ignore', 'ignore', 'inherit'], env: { PATH: process.env['PATH'], TMPDIR: tmpdir(), ...env, PORT: String(port) } });
  const ended = once(child, 'exit');
  const origin = `http://127.0.0.1:${String(port)}`;
  const client = new Pool(origin, { connections });
  while (!(await (readyAt === undefined ? isReady(client) : fetch(readyAt).then((reply) => reply.ok, () => false)))) {
    if (child.exitCode !== null || performance.now() - began > 90_000) throw new Error('the program did not become ready');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return { child, origin, client, ended, readyAfterMs: Math.round(performance.now() - began), async stop() { child.kill('SIGTERM'); await ended; await client.destroy(); } };
}

/** What has a program write a CPU profile as it ends: `CPU_PROFILE=<folder>` asks for it. */
export function profiling(folder = process.env['CPU_PROFILE']): { nodeOptions?: string[] } {
  return folder === undefined ? {} : { nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${folder}`] };
}

function isReady(client: Pool): Promise<boolean> {
  return client.request({ method: 'GET', path: '/readyz' }).then(async (reply) => { await reply.body.dump(); return reply.statusCode === 200; }, () => false);
}

/** User and system time a process has used in all its threads, in milliseconds: as the scheduler counts it (nanoseconds) where the kernel tells, else in ticks of ten. A thread that ended is not counted any more. */
export function cpuMsOf(pid: number): number {
  const threads = `/proc/${String(pid)}/task`;
  const counted = readdirSync(threads).map((thread) => { try { return Number(readFileSync(join(threads, thread, 'schedstat'), 'utf8').split(' ')[0]); } catch { return undefined; } });
  if (counted.some((ns) => ns !== undefined)) return counted.reduce<number>((sum, ns) => sum + (ns ?? 0), 0) / 1e6;
  const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Memory a process holds resident, in MB. */
export function rssMbOf(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1_024);
}

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => { resolve(address !== null && typeof address === 'object' ? address.port : 0); });
    });
  });
}
