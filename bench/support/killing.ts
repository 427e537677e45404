import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { keptPasswords } from '#server/platform/db/embedded-cluster.ts';
import type { Login } from '#server/platform/db/roles.ts';
import type { Db } from '#server/platform/db/tx.ts';

const pidFile = (dataFolder: string) => readFileSync(join(realpathSync(join(dataFolder, 'database')), 'cluster', 'postmaster.pid'), 'utf8').split('\n');

/** How the program's own database of a data folder is reached while it runs. */
export function serverLogin(dataFolder: string): Login {
  return { host: '127.0.0.1', port: Number(pidFile(dataFolder)[3]), user: 'jinbang_owner', password: keptPasswords(dataFolder).owner, database: 'jinbang' };
}

/** kill -9 for the database server and each of its processes, as when the machine loses them all at once. */
export function killDatabase(dataFolder: string): void {
  const postmaster = Number(pidFile(dataFolder)[0]);
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => parentOf(pid) === postmaster);
  for (const pid of [postmaster, ...children]) kill(pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return; // it ended between the look and the kill
  }
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

/** How many jobs were done so far. */
export async function jobsDone(db: Db): Promise<number> {
  const { rows } = await db.executeQuery<{ n: number }>(CompiledQuery.raw(`select count(*)::int as n from jobs.job where state = 'completed'`, []));
  return rows[0]?.n ?? 0;
}
