import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Login } from '#server/platform/db/roles.ts';

/** The run's own view of the database: plain SQL, asked again while the server replays its log. */
export type Database = { ask<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>; crash(): void; close(): Promise<void> };

const PATIENCE = 90_000;

/** Opens it as the superuser of the run's own server, whose process is `postmaster`. */
export function openDatabase(login: Login, postmaster: number): Database {
  const pool = new pg.Pool({ ...login, max: 3 });
  pool.on('error', () => undefined); // it is killed on purpose
  return {
    async ask<R extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      for (const until = Date.now() + PATIENCE; ;) {
        try {
          return (await pool.query<R>(text, values)).rows;
        } catch (error) {
          if (!isGone(error) || Date.now() > until) throw error;
          await pause(200);
        }
      }
    },
    /** kill -9 for every process of the server but the one that waits for them: it throws shared memory away, replays its log, and takes connections on the same port again. */
    crash() {
      for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => parentOf(pid) === postmaster)) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          continue; // it ended between the look and the kill
        }
      }
    },
    close: () => pool.end(),
  };
}

const GONE = /^(57P0|08|XX000|ECONN|EPIPE)/;

function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return GONE.test('code' in error ? String(error.code) : '') || /terminated|closed|timeout/i.test(error.message);
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
