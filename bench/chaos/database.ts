import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Login } from '#server/platform/db/roles.ts';
import { childrenOf, howStarted, isThere, kill } from '../support/server-process.ts';

/** The run's own view of the database: plain SQL, asked again while the server is away. */
export type Database = {
  ask<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  /** kill -9 for every process of the server, the postmaster with them or (`backends`) without; over once it answers again. Whoever killed the postmaster starts it anew, as an operating system would. */
  crash(what: 'backends' | 'whole'): Promise<void>;
  close(): Promise<void>;
};

const PATIENCE = 300_000;

/** Opens it as the superuser of the run's own server, whose process is `postmaster`. */
export async function openDatabase(login: Login, first: number): Promise<Database> {
  let postmaster = first;
  const pool = new pg.Pool({ ...login, max: 3 });
  pool.on('error', () => undefined); // it is killed on purpose
  // a server that was killed makes sure of each of its thousands of files before it answers; the system can do that in one go
  await pool.query(`alter system set recovery_init_sync_method = 'syncfs'`);
  await pool.query('select pg_reload_conf()');

  async function ask<R extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
    for (const until = Date.now() + PATIENCE; ;) {
      try {
        return (await pool.query<R>(text, values)).rows;
      } catch (error) {
        if (!isGone(error) || Date.now() > until) throw error;
        await pause(200);
      }
    }
  }

  return {
    ask,
    async crash(what) {
      const all = [...childrenOf(postmaster)];
      if (what === 'backends') {
        for (const pid of all) kill(pid);
      } else {
        const again = howStarted(postmaster);
        all.push(postmaster);
        kill(postmaster);
        for (const pid of all) kill(pid);
        while (all.some(isThere)) await pause(20);
        postmaster = again();
      }
      await pause(200);
      await ask('select 1');
    },
    async close() {
      await pool.end();
      if (postmaster === first) return;
      process.kill(postmaster, 'SIGINT');
      while (isThere(postmaster)) await pause(50);
    },
  };
}

const GONE = /^(57P0|08|XX000|ECONN|EPIPE)/;

function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return GONE.test('code' in error ? String(error.code) : '') || /terminated|closed|timeout/i.test(error.message);
}
