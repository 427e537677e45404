import { sql, type Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { RecheckedState, ReverifyRunId, RunState } from '#contracts/reverification.ts';
import { VerificationSubjectKind } from '#contracts/verification.ts';
import type { ReverifyRun } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Run } from './run.ts';

const open = (row: Selectable<ReverifyRun>): Run => ({
  id: ReverifyRunId.parse(row.id), kind: VerificationSubjectKind.parse(row.kind), states: row.states.map((state) => RecheckedState.parse(state)), answeredBefore: row.answered_before.getTime(),
  sittingId: row.sitting_id, province: row.province, reason: row.reason, state: RunState.parse(row.state), needsSecond: row.needs_second,
  total: row.total, same: row.same, changed: row.changed, unanswered: row.unanswered, gone: row.gone,
  proposedById: row.proposed_by_id, proposedAt: row.proposed_at.getTime(), decidedById: row.decided_by_id, decidedAt: row.decided_at?.getTime() ?? null, decisionNote: row.decision_note,
  startedAt: row.started_at?.getTime() ?? null, endedAt: row.ended_at?.getTime() ?? null, workingSeconds: row.working_seconds, part: row.part,
});

/** Keeps a run as it is proposed. */
export async function insertRun(tx: Tx, r: Pick<Run, 'id' | 'kind' | 'states' | 'answeredBefore' | 'sittingId' | 'province' | 'reason' | 'needsSecond' | 'total' | 'proposedById' | 'proposedAt'>): Promise<void> {
  await tx.insertInto('reverify_run').values({
    id: r.id, kind: r.kind, states: r.states, answered_before: new Date(r.answeredBefore), sitting_id: r.sittingId, province: r.province, reason: r.reason, state: 'proposed', needs_second: r.needsSecond,
    total: r.total, proposed_by_id: r.proposedById, proposed_at: new Date(r.proposedAt),
  }).execute();
}

/** One run; with `lock`, its row is held until the transaction ends. */
export async function findRun(tx: Tx, id: string, { lock = false } = {}): Promise<Run | undefined> {
  let query = tx.selectFrom('reverify_run').selectAll().where('id', '=', id);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row && open(row);
}

/** A page of runs, the newest first. */
export async function listRuns(tx: Tx, after: { at: Instant; id: string } | undefined, limit: number): Promise<Run[]> {
  let query = tx.selectFrom('reverify_run').selectAll();
  if (after) query = query.where((eb) => eb(eb.refTuple('proposed_at', 'id'), '<', eb.tuple(new Date(after.at), after.id)));
  return (await query.orderBy('proposed_at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(open);
}

/** How many runs there are. */
export async function countRuns(tx: Tx): Promise<number> {
  const { count } = await tx.selectFrom('reverify_run').select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

/** A second person's decision; false when somebody decided before. */
export async function decideRow(tx: Tx, id: string, d: { approved: boolean; byId: string; note: string; at: Instant }): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('reverify_run').set({
    decided_by_id: d.byId, decided_at: new Date(d.at), decision_note: d.note, ...(!d.approved && { state: 'refused' }),
  }).where('id', '=', id).where('state', '=', 'proposed').executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Moves a run to running, stopped or done; false when it was elsewhere, or another of its kind is under way. */
export async function moveRun(tx: Tx, id: string, from: readonly RunState[], to: RunState, now: Instant): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('reverify_run'))`.execute(tx); // two that begin at the same moment take turns
  const { numAffectedRows } = await sql`
    update reverify_run set state = ${to}, moved_at = clock_timestamp(), started_at = coalesce(started_at, case when ${to} = 'running' then ${new Date(now)}::timestamptz end), ended_at = case when ${to} = 'done' then ${new Date(now)}::timestamptz end
    where id = ${id} and state = any(${[...from]}::text[])
      and (${to} <> 'running' or not exists (select from reverify_run other where other.kind = reverify_run.kind and other.id <> reverify_run.id and other.state in ('running', 'stopped')))`.execute(tx);
  return numAffectedRows === 1n;
}

/** Counts a part that was done, and how long it took. */
export async function addToRun(tx: Tx, id: string, part: { same: number; changed: number; unanswered: number; gone: number; seconds: number }): Promise<void> {
  await tx.updateTable('reverify_run').set((eb) => ({
    same: eb('same', '+', part.same), changed: eb('changed', '+', part.changed), unanswered: eb('unanswered', '+', part.unanswered), gone: eb('gone', '+', part.gone),
    working_seconds: eb('working_seconds', '+', part.seconds), moved_at: sql<Date>`clock_timestamp()`,
  })).where('id', '=', id).execute();
}

/** How many results a run holds, once they are written down. */
export async function setTotal(tx: Tx, id: string, total: number): Promise<void> {
  await tx.updateTable('reverify_run').set({ total, moved_at: sql<Date>`clock_timestamp()` }).where('id', '=', id).execute();
}

/** Runs that should be running and have stood still for a while: whoever worked on them is gone. */
export async function listStandingStill(tx: Tx, seconds: number): Promise<{ id: ReverifyRunId }[]> {
  const rows = await tx.selectFrom('reverify_run').select('id').where('state', '=', 'running').where('moved_at', '<', sql<Date>`clock_timestamp() - make_interval(secs => ${seconds})`).execute();
  return rows.map((row) => ({ id: ReverifyRunId.parse(row.id) }));
}

/** Counts the parts of a run on, from a given one where it is given; undefined when another did so before. Answers the next part. */
export async function nextPart(tx: Tx, id: string, from?: number): Promise<number | undefined> {
  let query = tx.updateTable('reverify_run').set((eb) => ({ part: eb('part', '+', 1), moved_at: sql<Date>`clock_timestamp()` })).where('id', '=', id);
  if (from !== undefined) query = query.where('part', '=', from);
  return (await query.returning('part').executeTakeFirst())?.part;
}
