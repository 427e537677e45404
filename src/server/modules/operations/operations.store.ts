import { sql } from 'kysely';
import type { StaffId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type ServiceRow = { service: string; breaker: 'closed' | 'open' | 'half_open'; since: Date; lastSuccessAt: Date | null; lastFaultAt: Date | null; lastFault: string | null };

/** How the services stand for the processes; one that ended or fell silent holds nothing back any more. */
export async function listStandings(tx: Tx): Promise<ServiceRow[]> {
  const { rows } = await sql<ServiceRow>`
    select h.service, case when p.last_seen_at > now() - interval '60 seconds' and p.ended_at is null then h.breaker else 'closed' end as breaker,
      h.since, h.last_success_at as "lastSuccessAt", h.last_fault_at as "lastFaultAt", h.last_fault as "lastFault"
    from outside_health h join program_process p on p.id = h.process_id order by h.service`.execute(tx);
  return rows;
}

export type StepRow = { service: string; at: Date; calls: number; faults: Record<string, number>; longestMs: number; lengths: number[] };

/** What all processes counted in the last hours, by service and step of ten minutes. */
export async function listSteps(tx: Tx, hours: number): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    with within as (select *, date_bin('10 minutes', minute, timestamptz '2000-01-01') as step from outside_minute where minute > now() - make_interval(hours => ${hours}::int))
    select w.service, w.step as at, sum(w.calls)::int as calls, max(w.longest_ms)::int as "longestMs",
      (select array_agg(l.n order by l.place) from (select place, sum(n)::int as n from within o, unnest(o.lengths) with ordinality as u(n, place) where o.service = w.service and o.step = w.step group by place) l) as lengths,
      coalesce((select jsonb_object_agg(f.key, f.n) from (select key, sum(value::int) as n from within o, jsonb_each_text(o.faults) where o.service = w.service and o.step = w.step group by key) f), '{}') as faults
    from within w group by w.service, w.step order by w.service, w.step`.execute(tx);
  return rows;
}

export type ProcessRow = {
  id: string; role: 'all' | 'web' | 'worker'; version: string; host: string; pid: number; startedAt: Date; lastSeenAt: Date; endedAt: Date | null;
  diskTotal: number | null; diskFree: number | null; memoryUsed: number | null; loopLagMs: number | null;
};

/** The processes seen in the last day, those alive first. */
export async function listProcesses(tx: Tx): Promise<ProcessRow[]> {
  const { rows } = await sql<ProcessRow>`
    select id, role, version, host, pid, started_at as "startedAt", last_seen_at as "lastSeenAt", ended_at as "endedAt", disk_total as "diskTotal", disk_free as "diskFree", memory_used as "memoryUsed", loop_lag_ms as "loopLagMs"
    from program_process where last_seen_at > now() - interval '1 day' order by ended_at is not null, last_seen_at desc limit 100`.execute(tx);
  return rows;
}

export type DatabaseRow = { version: string; bytes: number; connections: number; most: number; oldest: number | null; waiting: number; standbys: number; lag: number | null; standby: boolean };

/** How the database fares, as far as the running login may see. */
export async function readDatabase(tx: Tx): Promise<DatabaseRow> {
  const { rows: [row] } = await sql<DatabaseRow>`
    select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes, current_setting('max_connections')::int as most, pg_is_in_recovery() as standby, a.*, r.*
    from (select count(*)::int as connections, extract(epoch from max(now() - xact_start) filter (where pid <> pg_backend_pid()))::float as oldest, count(*) filter (where wait_event_type = 'Lock')::int as waiting
      from pg_stat_activity where datname = current_database()) a,
      (select count(*)::int as standbys, extract(epoch from max(replay_lag))::float as lag from pg_stat_replication) r`.execute(tx);
  if (!row) throw new Error('the database says nothing of itself');
  return row;
}

export type Discarded = { id: string; kind: string; failedAt: Date; fault: string };

/** Writes down jobs that were given up. */
export async function insertDiscarded(tx: Tx, jobs: readonly Discarded[], by: StaffId, reason: string, now: Date): Promise<void> {
  await tx.insertInto('discarded_job').values(jobs.map((j) => ({ id: j.id, kind: j.kind, failed_at: j.failedAt, fault: j.fault, discarded_at: now, by_id: by, reason }))).onConflict((c) => c.doNothing()).execute();
}

/** Jobs that were given up, newest first. */
export async function listDiscarded(tx: Tx, after: { at: number; id: string } | undefined, limit: number) {
  let query = tx.selectFrom('discarded_job').selectAll();
  if (after !== undefined) query = query.where(sql<boolean>`(date_trunc('milliseconds', discarded_at), id) < (${new Date(after.at)}, ${after.id}::uuid)`);
  return query.orderBy(sql`date_trunc('milliseconds', discarded_at)`, 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** How many were given up. */
export async function countDiscarded(tx: Tx): Promise<number> {
  const { count } = await tx.selectFrom('discarded_job').select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}
