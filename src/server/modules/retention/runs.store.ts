import { sql, type Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { LeftoverWhy, RunState } from '#contracts/retention.ts';
import type { RetentionRun as Row, RetentionRunClass as ClassRow } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { ErasedRow } from '#server/platform/retention/erase-due.store.ts';
import type { KeptCount } from '#server/platform/retention/kept-class.ts';

export type RunRow = Selectable<Row>;
export type RunClassRow = Selectable<ClassRow>;
export type LeftoverRow = { class: string; row_key: string; why: LeftoverWhy };

/** Keeps a run that is asked for, with what was due of each class; false when another one is open: the index decides. */
export async function insertRun(tx: Tx, run: { id: string; reason: string; by: string; at: Instant }, counts: readonly KeptCount[]): Promise<boolean> {
  const at = new Date(run.at);
  const { numInsertedOrUpdatedRows } = await tx.insertInto('retention_run').values({ run_id: run.id, state: 'requested', as_of: at, reason: run.reason, asked_by: run.by, asked_at: at, version: 1 }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await tx.insertInto('retention_run_class').values(counts.map((c) => ({ run_id: run.id, class: c.of, table_name: c.table, due: c.due, on_hold: c.onHold }))).execute();
  return true;
}

/** One run, its row held until the transaction ends. */
export function lockRun(tx: Tx, id: string): Promise<RunRow | undefined> {
  return tx.selectFrom('retention_run').selectAll().where('run_id', '=', id).forUpdate().executeTakeFirst();
}

export function findRun(tx: Tx, id: string): Promise<RunRow | undefined> {
  return tx.selectFrom('retention_run').selectAll().where('run_id', '=', id).executeTakeFirst();
}

/** Writes what was decided on a run that was asked for. */
export async function decideRun(tx: Tx, run: RunRow, state: 'running' | 'turned_down' | 'withdrawn', by: string, reason: string, at: Instant): Promise<void> {
  await tx.updateTable('retention_run').set({ state, decided_by: by, decided_at: new Date(at), decision_reason: reason, version: run.version + 1 }).where('run_id', '=', run.run_id).execute();
}

/** Ends a run that was under way. */
export async function endRun(tx: Tx, run: RunRow, state: 'done' | 'broken_off', at: Instant): Promise<void> {
  await tx.updateTable('retention_run').set({ state, ended_at: new Date(at), version: run.version + 1 }).where('run_id', '=', run.run_id).execute();
}

/** The classes of some runs, in their order. */
export function listRunClasses(tx: Tx, ids: readonly string[]): Promise<RunClassRow[]> {
  return ids.length === 0 ? Promise.resolve([]) : tx.selectFrom('retention_run_class').selectAll().where('run_id', 'in', [...ids]).orderBy('run_id').orderBy('class').execute();
}

/** The next class of a run that is not gone through. */
export function findNextClass(tx: Tx, id: string): Promise<RunClassRow | undefined> {
  return tx.selectFrom('retention_run_class').selectAll().where('run_id', '=', id).where('ended_at', 'is', null).orderBy('class').limit(1).executeTakeFirst();
}

/** Writes what became of a batch: how far the class is, and every row that is still there with the reason. */
export async function noteBatch(tx: Tx, of: RunClassRow, rows: readonly ErasedRow[]): Promise<void> {
  const erased = rows.filter((row) => row.fate === 'erased');
  await tx.updateTable('retention_run_class').set((e) => ({ erased: e('erased', '+', erased.length), files: e('files', '+', erased.reduce((n, row) => n + row.files.length, 0)), last_key: rows.at(-1)?.key ?? of.last_key }))
    .where('run_id', '=', of.run_id).where('class', '=', of.class).execute();
  const left = rows.flatMap((row) => (row.fate === 'erased' ? [] : [{ run_id: of.run_id, class: of.class, row_key: row.key, why: row.fate }]));
  if (left.length > 0) await tx.insertInto('retention_leftover').values(left).onConflict((c) => c.doNothing()).execute();
}

/** Ends a class with what was counted again, by a count that knows nothing of the run. */
export async function endClass(tx: Tx, of: RunClassRow, stillThere: number, at: Instant): Promise<void> {
  await tx.updateTable('retention_run_class').set({ ended_at: new Date(at), still_there: stillThere }).where('run_id', '=', of.run_id).where('class', '=', of.class).execute();
}

/** Runs, newest first, after a place. */
export function listRuns(tx: Tx, after: { at: Instant; id: string } | undefined, limit: number): Promise<RunRow[]> {
  let query = tx.selectFrom('retention_run').selectAll();
  if (after) query = query.where(sql<boolean>`(date_trunc('milliseconds', asked_at), run_id) < (${new Date(after.at)}, ${after.id}::uuid)`);
  return query.orderBy(sql`date_trunc('milliseconds', asked_at)`, 'desc').orderBy('run_id', 'desc').limit(limit).execute();
}

export async function countRuns(tx: Tx): Promise<number> {
  return Number((await tx.selectFrom('retention_run').select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()).n);
}

/** Leftovers of a run by class and key, after a place. */
export async function listLeftovers(tx: Tx, id: string, after: readonly [of: string, key: string] | undefined, limit: number): Promise<LeftoverRow[]> {
  let query = tx.selectFrom('retention_leftover').select(['class', 'row_key', 'why']).where('run_id', '=', id);
  if (after) query = query.where(sql<boolean>`(class, row_key) > (${after[0]}, ${after[1]})`);
  return (await query.orderBy('class').orderBy('row_key').limit(limit).execute()).map((row) => ({ ...row, why: LeftoverWhy.parse(row.why) }));
}

export async function countLeftovers(tx: Tx, id: string): Promise<number> {
  return Number((await tx.selectFrom('retention_leftover').select((e) => e.fn.countAll<string>().as('n')).where('run_id', '=', id).executeTakeFirstOrThrow()).n);
}

/** The state of a row, as the shape both sides know. */
export const stateOfRun = (run: Pick<RunRow, 'state'>): RunState => RunState.parse(run.state);
