import { CompiledQuery } from 'kysely';
import type { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import type { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import { clientConfig, type Address } from '../db/connect.ts';
import { readNearTogether } from '../db/standby.ts';
import { inTransaction, type Db, type Tx } from '../db/tx.ts';
import type { Kit } from '../kit.ts';
import type { JobOutcome } from '../metrics/metrics.ts';
import { inSpan } from '../tracing/tracing.ts';
import { bossBehind, bossDb, bossPool } from './boss-db.ts';
import { faultWords } from './fault-words.ts';
import type { AnyJobHandler, Job, Schedule } from './job.ts';

const SCHEMA = 'jobs';

/** How often a process asks, once for all kinds, whether a job is due; and how often each kind looks for itself, should that fail. */
const ASK_EVERY_MS = 500;
const LOOK_EVERY_SECONDS = 10;

/** Jobs of one kind taken at a time, and how many of them are under way at once: half the pool stays with the pages. */
const BATCH = 20;
const AT_ONCE = 4;

/** Makes the queue's own tables, as the owner, and lets the running role use them; safe to repeat. */
export async function migrateJobs(owner: Address): Promise<void> {
  const boss = new PgBoss({ ...clientConfig(owner, 600_000), max: 1, schema: SCHEMA, supervise: false, schedule: false } as ConstructorParameters<typeof PgBoss>[0]);
  boss.on('error', () => undefined);
  await boss.start();
  try {
    const db = boss.getDb();
    // in one transaction and one process at a time: of several that grant at once all but one are told “tuple concurrently updated”, and would not start.
    // What failed is looked for again and again among millions that were done.
    await db.executeSql([
      `select pg_advisory_xact_lock(hashtextextended('${SCHEMA}.grants', 0))`,
      `create index if not exists jinbang_failed on ${SCHEMA}.job (name, completed_on, id) where state = 'failed'`,
      `grant usage on schema ${SCHEMA} to jinbang_app`, `grant select, insert, update, delete on all tables in schema ${SCHEMA} to jinbang_app`,
      `grant usage, select on all sequences in schema ${SCHEMA} to jinbang_app`, `grant execute on all functions in schema ${SCHEMA} to jinbang_app`,
    ].join('; '));
  } finally {
    await boss.stop({ graceful: false });
  }
}

function optionsOf(job: Job) {
  return { retryLimit: job.attempts - 1, retryDelay: job.retryDelaySeconds ?? 5, retryBackoff: true, retryDelayMax: 3600, expireInSeconds: 300, deleteAfterSeconds: 7 * 86_400 };
}

let sender: PgBoss | undefined;

/**
 * Enqueues a job inside the caller's transaction: it exists exactly when the act that needs it does. The process-wide sender
 * knows only queue names; the row goes where the transaction goes.
 */
export async function enqueue<P extends z.ZodObject>(tx: Tx, job: Job<P>, payload: z.input<P>, when: { runAt?: Instant; now?: Instant; /** Done before those of a lower one. */ priority?: number } = {}): Promise<void> {
  if (!sender) throw new Error('the job queue is not open');
  const parsed: object = job.payload.parse(payload);
  const wait = when.runAt === undefined ? undefined : Math.max(0, when.runAt - (when.now ?? Date.now()));
  await sender.send(job.name, parsed, { db: bossBehind(tx), ...(wait !== undefined && { startAfter: new Date(Date.now() + wait) }), ...(when.priority !== undefined && { priority: when.priority }) });
}

/** Many jobs of one kind in one statement, each with its payload, those of a higher priority done before others. */
export async function enqueueAll<P extends z.ZodObject>(tx: Tx, job: Job<P>, orders: readonly { payload: z.input<P>; priority: number }[]): Promise<void> {
  if (!sender) throw new Error('the job queue is not open');
  if (orders.length === 0) return;
  const jobs = orders.map(({ payload, priority }) => {
    const data: object = job.payload.parse(payload);
    return { data, priority };
  });
  await sender.insert(job.name, jobs, { db: bossBehind(tx) });
}

/** Several jobs of one kind in one statement, each at its own moment. */
export async function enqueueEach<P extends z.ZodObject>(tx: Tx, job: Job<P>, payload: z.input<P>, runAt: readonly Instant[], now: Instant): Promise<void> {
  if (!sender) throw new Error('the job queue is not open');
  const parsed: object = job.payload.parse(payload);
  if (runAt.length === 0) return;
  await sender.insert(job.name, runAt.map((at) => ({ data: parsed, startAfter: new Date(Date.now() + Math.max(0, at - now)) })), { db: bossBehind(tx) });
}

/** Has jobs that failed for the last time tried anew, in the caller's transaction, which holds them. */
export async function resendJobs(tx: Tx, kind: string, ids: readonly string[]): Promise<void> {
  if (!sender) throw new Error('the job queue is not open');
  await sender.retry(kind, [...ids], { db: bossDb(tx) });
}

/** Has the queue forget failed jobs; whoever gives them up has written down why. */
export async function forgetJobs(tx: Tx, kind: string, ids: readonly string[]): Promise<void> {
  if (!sender) throw new Error('the job queue is not open');
  await sender.deleteJob(kind, [...ids], { db: bossDb(tx) });
}

export type Queue = {
  /** Begins to work; until then jobs only wait. */
  start(): Promise<void>;
  /** Finishes what is under way, takes nothing new. */
  stop(): Promise<void>;
  /** Does every job that is due, and what those enqueue, then answers how many; for tests and rehearsals. `all` does the waiting ones too. */
  drain(options?: { all?: boolean }): Promise<number>;
  /** Moves waiting jobs when a virtual clock jumps forward. */
  shift(milliseconds: number): Promise<void>;
  /** Jobs set aside after their last attempt, for staff to see. */
  listFailed(): Promise<{ name: string; id: string; failedOn: Date; output: unknown }[]>;
};

type QueueDeps = { db: Db; pool: Pool; kit: Kit; jobs: readonly Job[]; handlers: readonly AnyJobHandler[]; schedules: readonly Schedule[] };

/** Opens the queue: sending works at once, workers begin with `start`. */
export async function openQueue({ db, pool, kit, jobs, handlers, schedules }: QueueDeps): Promise<Queue> {
  const boss = new PgBoss({ db: bossPool(pool), schema: SCHEMA, migrate: false, createSchema: false, supervise: true, schedule: true, cronWorkerIntervalSeconds: 5, queueCacheIntervalSeconds: 60 });
  boss.on('error', (error) => kit.logger.error({ err: error }, 'job queue'));
  let started = false;
  let stopAsking: () => Promise<void> = () => Promise.resolve();
  const idle = new PgBoss({ db: bossDb(db), schema: SCHEMA, migrate: false, createSchema: false, supervise: false, schedule: false });
  idle.on('error', (error) => kit.logger.error({ err: error }, 'job queue'));
  await idle.start();
  for (const job of jobs) await idle.createQueue(job.name, optionsOf(job));
  sender = idle;
  return {
    async start() {
      await boss.start();
      started = true;
      const workers = new Map<string, string>();
      const wake = (name: string) => { boss.notifyWorker(workers.get(name) ?? ''); };
      for (const handler of handlers) {
        const { name } = handler.job;
        workers.set(name, await boss.work(name, { pollingIntervalSeconds: LOOK_EVERY_SECONDS, batchSize: BATCH, includeMetadata: true }, async (jobs) => {
          const waiting = inOrder(jobs);
          const oneAfterAnother = async (): Promise<void> => {
            for (let job = waiting.shift(); job; job = waiting.shift()) await tryJob(boss, { db, kit }, handler, job);
          };
          await Promise.all(Array.from({ length: AT_ONCE }, oneAfterAnother));
          wake(name); // more may wait than one batch, or its next part
        }));
      }
      stopAsking = askForDueJobs(pool, kit, [...workers.keys()], wake);
      for (const schedule of schedules) await boss.schedule(schedule.job.name, schedule.cron, {}, { tz: 'Asia/Shanghai' });
    },
    async stop() {
      await stopAsking();
      if (started) await boss.stop({ graceful: true, timeout: 10_000 });
      await idle.stop({ graceful: false });
      if (sender === idle) sender = undefined;
    },
    async drain({ all = false } = {}) {
      let done = 0;
      // asking each of a hundred kinds would take longer than most jobs do
      const namesWaiting = async () => new Set((await db.executeQuery<{ name: string }>(CompiledQuery.raw(`select distinct name from ${SCHEMA}.job where state in ('created', 'retry') and not blocked${all ? '' : ' and start_after <= now()'}`, []))).rows.map((r) => r.name));
      let waiting = await namesWaiting();
      for (let found = true; found;) {
        found = false;
        for (const handler of handlers) {
          if (!waiting.has(handler.job.name)) continue;
          const jobs = await idle.fetch(handler.job.name, { batchSize: 50, ignoreStartAfter: all, includeMetadata: true });
          for (const job of inOrder(jobs)) {
            found = true;
            done++;
            await tryJob(idle, { db, kit }, handler, job);
          }
          waiting = await namesWaiting();
        }
      }
      return done;
    },
    shift: (milliseconds) => shiftWaitingJobs(db, milliseconds),
    async listFailed() {
      const result = await db.executeQuery<{ name: string; id: string; failedOn: Date; output: unknown }>(CompiledQuery.raw(
        `select name, id, completed_on as "failedOn", output from ${SCHEMA}.job where state = 'failed' order by completed_on desc limit 200`, []));
      return result.rows;
    },
  };
}

/** Asks again and again which kinds have a job due, in one statement where each kind asking for itself would be two hundred a second, and wakes those; answers how to end it. */
function askForDueJobs(pool: Pool, kit: Kit, names: readonly string[], wake: (name: string) => void): () => Promise<void> {
  const due = `select due.name from unnest($1::text[]) as due (name) where exists (select from ${SCHEMA}.job where job.name = due.name and job.state in ('created', 'retry') and not job.blocked and job.start_after <= now())`;
  let stopped = false;
  let timer: NodeJS.Timeout;
  const ask = async () => {
    try {
      const { rows } = await pool.query<{ name: string }>(due, [names]);
      for (const { name } of rows) wake(name);
    } catch (error) {
      kit.logger.error({ err: error }, 'job queue');
    }
    if (!stopped) timer = setTimeout(next, ASK_EVERY_MS);
  };
  let asking = Promise.resolve();
  const next = () => { asking = ask(); };
  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return asking;
  };
}

/** Brings waiting jobs nearer when a virtual clock jumps forward, none nearer than `notWithin`; in the transaction that moves the clock, or alone. */
export async function shiftWaitingJobs(db: Db | Tx, milliseconds: number, notWithin = 0): Promise<void> {
  if (milliseconds <= 0) return;
  await db.executeQuery(CompiledQuery.raw(`update ${SCHEMA}.job set start_after = greatest(start_after - make_interval(secs => $1), least(start_after, now() + make_interval(secs => $2))) where state in ('created', 'retry') and start_after > now()`, [milliseconds / 1000, notWithin / 1000]));
}

/** The jobs of a batch as they are to be done: the database gives the right ones, in any order. */
function inOrder<J extends { priority: number; createdOn: Date }>(jobs: readonly J[]): J[] {
  return jobs.toSorted((a, b) => b.priority - a.priority || a.createdOn.getTime() - b.createdOn.getTime());
}

/** Does one job; its failure is its own and is tried again later, the others of the batch are not held up by it. */
async function tryJob(boss: PgBoss, deps: { db: Db; kit: Kit }, handler: AnyJobHandler, { id, data, retryCount, retryLimit }: { id: string; data: unknown; retryCount: number; retryLimit: number }): Promise<void> {
  const began = performance.now();
  const count = (outcome: JobOutcome) => { deps.kit.metrics.jobEnded(handler.job.name, outcome, performance.now() - began); };
  try {
    await inSpan('job', { 'jinbang.job': handler.job.name }, () => runJob(boss, deps, handler, id, data));
    count('done');
  } catch (error) {
    const last = retryCount >= retryLimit;
    count(last ? 'failed' : 'retried');
    deps.kit.logger.warn({ err: error, job: handler.job.name, id }, last ? 'a job failed for the last time' : 'a job failed and will be tried again');
    if (last && handler.giveUp) {
      const payload: unknown = handler.job.payload.parse(data ?? {});
      await inTransaction(deps.db, async (tx) => handler.giveUp?.({ tx, now: deps.kit.clock.now(), kit: deps.kit }, payload, error));
    }
    await boss.fail(handler.job.name, id, { message: faultWords(error) });
  }
}

async function runJob(boss: PgBoss, { db, kit }: { db: Db; kit: Kit }, handler: AnyJobHandler, id: string, data: unknown): Promise<void> {
  const payload: unknown = handler.job.payload.parse(data ?? {});
  const now = kit.clock.now();
  const prepared: unknown = handler.prepare ? await handler.prepare({ kit, now, read: (work) => inTransaction(db, work), near: (work) => readNearTogether(db, work) }, payload) : undefined;
  await inTransaction(db, async (tx) => {
    await handler.work({ tx, now, kit }, payload, prepared);
    await boss.complete(handler.job.name, id, null, { db: bossDb(tx) });
  });
}
