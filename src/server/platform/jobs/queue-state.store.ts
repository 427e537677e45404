import { sql } from 'kysely';
import type { Tx } from '../db/tx.ts';

export type QueueDepth = { kind: string; due: number; later: number; retrying: number; running: number; failed: number; oldestDueSeconds: number | null; doneLastHour: number };

/** How many jobs of each kind wait, run, are tried again, were set aside and were done in the last hour; kinds without any are named too. */
export async function readQueueDepths(tx: Tx): Promise<QueueDepth[]> {
  const { rows } = await sql<QueueDepth>`
    select q.name as kind, coalesce(live.due, 0)::int as due, coalesce(live.later, 0)::int as later, coalesce(live.retrying, 0)::int as retrying, coalesce(live.running, 0)::int as running,
      live.oldest::float as "oldestDueSeconds", coalesce(failed.n, 0)::int as failed, coalesce(done.n, 0)::int as "doneLastHour"
    from jobs.queue q
    left join lateral (
      select count(*) filter (where state = 'created' and start_after <= now()) as due, count(*) filter (where state = 'created' and start_after > now()) as later,
        count(*) filter (where state = 'retry') as retrying, count(*) filter (where state = 'active') as running,
        extract(epoch from now() - min(start_after) filter (where state in ('created', 'retry') and start_after <= now())) as oldest
      from jobs.job where name = q.name and state in ('created', 'retry', 'active')
    ) live on true
    left join lateral (select count(*) as n from jobs.job where name = q.name and state = 'failed') failed on true
    left join lateral (select count(*) as n from jobs.job where name = q.name and completed_on > now() - interval '1 hour' and state = 'completed') done on true
    where q.name not like '\\_\\_%'
    order by q.name`.execute(tx);
  return rows;
}

export type FailedJobRow = { id: string; kind: string; bornAt: Date; failedAt: Date; attempts: number; fault: string | null };

const failed = (kind: string | undefined) => sql`from jobs.job where state = 'failed' and (${kind ?? null}::text is null or name = ${kind ?? null})`;
const columns = sql`id, name as kind, created_on as "bornAt", completed_on as "failedAt", retry_count + 1 as attempts, output->>'message' as fault`;

/** Failed jobs, newest first, of one kind or all; a place is a millisecond and an id. */
export async function listFailedJobs(tx: Tx, kind: string | undefined, after: { at: number; id: string } | undefined, limit: number): Promise<FailedJobRow[]> {
  const beyond = after === undefined ? sql`` : sql`and (date_trunc('milliseconds', completed_on), id) < (to_timestamp(${after.at}::double precision / 1000), ${after.id}::uuid)`;
  const { rows } = await sql<FailedJobRow>`select ${columns} ${failed(kind)} ${beyond} order by date_trunc('milliseconds', completed_on) desc, id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Holds these failed jobs of a kind (or, without ids, all of it up to a limit) until the transaction ends, so that two people do not deal with the same. */
export async function lockFailedJobs(tx: Tx, kind: string, ids: readonly string[] | undefined, limit: number): Promise<FailedJobRow[]> {
  const chosen = ids === undefined ? sql`` : sql`and id = any(${[...ids]}::uuid[])`;
  const { rows } = await sql<FailedJobRow>`select ${columns} ${failed(kind)} ${chosen} order by completed_on limit ${limit} for update skip locked`.execute(tx);
  return rows;
}

/** Has jobs that failed stay for a year instead of the week of those that were done: nobody's failure disappears before somebody dealt with it. */
export async function keepFailedJobs(tx: Tx): Promise<void> {
  await sql`update jobs.job set deletion_seconds = ${365 * 86_400} where state = 'failed' and deletion_seconds < ${365 * 86_400}`.execute(tx);
}

/** How many failed, by kind. */
export async function countFailedJobs(tx: Tx): Promise<{ kind: string; count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`select name as kind, count(*)::int as count from jobs.job where state = 'failed' group by name order by name`.execute(tx);
  return rows;
}
