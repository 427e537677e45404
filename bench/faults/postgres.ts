import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Login } from '#server/platform/db/roles.ts';
import { childrenOf, howStarted, isThere, kill } from '../support/server-process.ts';

/** A database server of the run, by its process. */
export type Postgres = {
  /** The superuser's. */
  login: Login;
  data: string;
  isRunning(): boolean;
  /** kill -9: one session, every process but the postmaster, the postmaster alone, or all. */
  kill(what: 'session' | 'backends' | 'postmaster' | 'whole'): void;
  /** As a service manager ends it: SIGINT ends sessions and writes all out, SIGQUIT drops everything. */
  stop(how: 'fast' | 'immediate'): Promise<void>;
  /** Starts it again as it was started, where it is not running, until it answers. */
  start(within: number): Promise<void>;
  /** The process that writes the log or the pages, to be held up by signals. */
  helper(name: 'checkpointer' | 'walwriter' | 'background writer'): number | undefined;
};

/** Takes over the server that runs as `pid`. */
export function takeOver(login: Login, pid: number, data: string): Postgres {
  let postmaster = pid;
  const again = howStarted(pid);
  const isRunning = () => isThere(postmaster);
  return {
    login, data, isRunning,
    kill(what) {
      const children = [...childrenOf(postmaster)];
      if (what === 'session') { const one = children.find((child) => titleOf(child).includes('jinbang_app')); if (one !== undefined) kill(one); return; }
      if (what !== 'backends') kill(postmaster);
      if (what !== 'postmaster') for (const child of children) kill(child);
    },
    async stop(how) {
      if (!isRunning()) return;
      process.kill(postmaster, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
      while (isRunning()) await pause(20);
    },
    async start(within) {
      for (const until = Date.now() + within; !(await answers(login)); await pause(100)) {
        if (Date.now() > until) throw new Error(`the database server does not come back: ${lastWords(data)}`);
        if (isRunning()) continue;
        postmaster = again();
      }
    },
    helper: (name) => [...childrenOf(postmaster)].find((child) => titleOf(child).includes(name)),
  };
}

/** One connection's worth of questions to a server, as its superuser. */
export async function withServer<T>(login: Login, work: (ask: Ask) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...login, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // what breaks is told by the question
  await client.connect();
  try {
    return await work(async (text, values) => (await client.query<Record<string, unknown>>(text, values)).rows);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export type Ask = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

async function answers(login: Login): Promise<boolean> {
  return withServer(login, (ask) => ask('select 1')).then(() => true, () => false);
}

function titleOf(pid: number): string {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function lastWords(data: string): string {
  return spawnSync('tail', ['-n', '5', join(data, '..', '..', 'postgres.log')], { encoding: 'utf8' }).stdout;
}
