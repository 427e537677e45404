import { setInterval as every } from 'node:timers';
import pg from 'pg';
import type { Login } from '#server/platform/db/roles.ts';
import { cpuMsOf, rssMbOf } from '../support/program.ts';

/** Who is watched: the program by its processes (when they are ours), the addresses of their figures, and the database by a login that may see what others wait for. */
export type Watched = { pids: readonly number[]; figuresUrls: readonly string[]; database?: Login };

export type Seen = {
  /** Resident memory at its highest, in MB; of a program of several processes together. */
  programMb: number | null; clientMb: number;
  /** Processor seconds of the time watched. */
  programCpu: number | null; clientCpu: number;
  /** Milliseconds an event loop of the program was late: the worst 99th percentile told. */
  loopDelayMs: number | null;
  /** What statements waited for, how often it was seen in two hundred looks a minute; `CPU` is none of it. */
  waits: Record<string, number>;
};

const LOOK_EVERY_MS = 250;
const WAITS = `select coalesce(wait_event_type || ':' || wait_event, 'CPU') as what, count(*)::int as n from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and state = 'active' group by 1`;

/** Watches until told to stop; looking costs the database one small statement four times a second. */
export async function watch({ pids, figuresUrls, database }: Watched): Promise<() => Promise<Seen>> {
  await loopDelay(figuresUrls); // what was told is forgotten there
  const client = database && new pg.Client(database);
  await client?.connect();
  const waits: Record<string, number> = {};
  let [programMb, clientMb, loopDelayMs]: [number, number, number | null] = [0, 0, null];
  const began = { program: sum(pids.map(cpuMsOf)), client: process.cpuUsage() };
  let looking: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    programMb = Math.max(programMb, sum(pids.map(rssMbOf)));
    clientMb = Math.max(clientMb, Math.round(process.memoryUsage.rss() / 2 ** 20));
    for (const { what, n } of (await client?.query<{ what: string; n: number }>(WAITS))?.rows ?? []) waits[what] = (waits[what] ?? 0) + n;
  };
  const timer = every(() => { looking = looking.then(look, look); }, LOOK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await looking.catch(() => undefined);
    loopDelayMs = await loopDelay(figuresUrls);
    const { user, system } = process.cpuUsage(began.client);
    await client?.end();
    return {
      programMb: pids.length === 0 ? null : programMb, clientMb, loopDelayMs, waits,
      programCpu: pids.length === 0 ? null : (sum(pids.map(cpuMsOf)) - began.program) / 1_000, clientCpu: (user + system) / 1_000_000,
    };
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

async function loopDelay(urls: readonly string[]): Promise<number | null> {
  const told = await Promise.all(urls.map(async (url) => {
    const text = await fetch(url).then((reply) => reply.text(), () => '');
    const seconds = /^jinbang_nodejs_eventloop_lag_p99_seconds ([\d.e+-]+)/m.exec(text)?.[1];
    return seconds === undefined ? [] : [Math.round(Number(seconds) * 1_000)];
  }));
  return told.flat().length === 0 ? null : Math.max(...told.flat());
}

export type Statement = { calls: number; totalMs: number; meanMs: number; text: string };

/** Sets the figures of statements to nothing: what filled the database is no part of the moment. */
export async function forgetStatements(login: Login): Promise<void> {
  const client = new pg.Client(login);
  await client.connect();
  await client.query('select pg_stat_statements_reset()');
  await client.end();
}

/** What cost the database most since its figures were last set to nothing; nothing where it keeps none (`pg_stat_statements`). */
export async function dearestStatements(login: Login, count = 12): Promise<Statement[] | null> {
  const client = new pg.Client(login);
  await client.connect();
  try {
    const { rows } = await client.query<{ calls: number; total: number; mean: number; query: string }>(`select calls::int, total_exec_time as total, mean_exec_time as mean, query from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_stat_activity%' order by total_exec_time desc limit $1`, [count]);
    return rows.map((r) => ({ calls: r.calls, totalMs: Math.round(r.total), meanMs: Math.round(r.mean * 100) / 100, text: r.query.replaceAll(/\s+/g, ' ').slice(0, 140) }));
  } catch {
    return null;
  } finally {
    await client.end();
  }
}
