import { sql, type Selectable } from 'kysely';
import { CompletionId, CompletionReason, CompletionState, type Completion, type CompletionKey } from '#contracts/completions.ts';
import { ExamCode, LevelCode, SittingId, SpecialtyCode } from '#contracts/catalogue.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import type { Completion as Row } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export const COMPLETION_COLUMNS = ['account_id', 'completion_id', 'application_id', 'sitting_id', 'exam_code', 'exam_year', 'level_code', 'specialty_code', 'province', 'ticket_number', 'completed_on', 'state', 'reasons', 'cleared_at'] as const;

/** A row of the table as the program knows it. */
export const openCompletion = (r: Pick<Selectable<Row>, (typeof COMPLETION_COLUMNS)[number]>): Completion => ({
  accountId: AccountId.parse(r.account_id), completionId: CompletionId.parse(r.completion_id), applicationId: ApplicationId.parse(r.application_id), sittingId: SittingId.parse(r.sitting_id), examCode: ExamCode.parse(r.exam_code), examYear: r.exam_year,
  levelCode: LevelCode.parse(r.level_code), specialtyCode: SpecialtyCode.parse(r.specialty_code), province: ProvinceCode.parse(r.province), ticketNumber: r.ticket_number, completedOn: r.completed_on, state: CompletionState.parse(r.state),
  reasons: r.reasons.map((reason) => CompletionReason.parse(reason)), clearedAt: r.cleared_at?.getTime() ?? null,
});

/** One completion by its key. */
export async function findCompletion(tx: Tx, accountId: AccountId, completionId: CompletionId): Promise<Completion | undefined> {
  const row = await tx.selectFrom('completion').select(COMPLETION_COLUMNS).where('account_id', '=', accountId).where('completion_id', '=', completionId).executeTakeFirst();
  return row && openCompletion(row);
}

/** The completions of these keys that are cleared now, in one statement; others are left out. */
export async function findCleared(tx: Tx, keys: readonly CompletionKey[]): Promise<Completion[]> {
  const rows = await tx.selectFrom('completion').select(COMPLETION_COLUMNS).where('state', '=', sql.lit('cleared'))
    .where(sql<boolean>`(account_id, completion_id) in (select a, c from unnest(${keys.map((k) => k.accountId)}::uuid[], ${keys.map((k) => k.completionId)}::uuid[]) as t (a, c))`).orderBy('account_id').orderBy('completion_id').execute();
  return rows.map(openCompletion);
}

/** The next cleared completions behind a key, in the order of their keys; one of a person who lost theirs is not among them. */
export async function readClearedAfter(tx: Tx, after: CompletionKey | null, limit: number): Promise<Completion[]> {
  const rows = await tx.selectFrom('completion').select(COMPLETION_COLUMNS).where('state', '=', sql.lit('cleared'))
    .$if(after !== null, (q) => q.where(sql<boolean>`(account_id, completion_id) > (${after?.accountId}::uuid, ${after?.completionId}::uuid)`)).orderBy('account_id').orderBy('completion_id').limit(limit).execute();
  return rows.map(openCompletion);
}

/** Holds a completion until the transaction ends. */
export async function lockCompletion(tx: Tx, { accountId, completionId }: CompletionKey): Promise<(Completion & { version: number; publicityId: string | null }) | undefined> {
  const row = await tx.selectFrom('completion').select([...COMPLETION_COLUMNS, 'version', 'publicity_id']).where('account_id', '=', accountId).where('completion_id', '=', completionId).forUpdate().executeTakeFirst();
  return row && { ...openCompletion(row), version: row.version, publicityId: row.publicity_id };
}

export type CompletionAct = 'found' | 'recomputed' | 'checked' | 'listed' | 'announced' | 'unlisted' | 'held' | 'released' | 'cleared' | 'refused' | 'taken_back';
export type By = { staffId: string | null; name: string };
/** What jobs sign with. */
export const SYSTEM: By = { staffId: null, name: '系统' };

/** Writes a held completion; its state and the line of its history are one write. */
export async function stepCompletion(tx: Tx, held: CompletionKey & { version: number; state: CompletionState }, to: { state: CompletionState; reasons: readonly CompletionReason[] }, act: CompletionAct, by: By, at: Date): Promise<void> {
  const version = held.version + 1;
  await tx.updateTable('completion').set({ state: to.state, reasons: [...to.reasons], version, changed_at: at, ...(to.state === 'cleared' && { cleared_at: at }) }).where('account_id', '=', held.accountId).where('completion_id', '=', held.completionId).execute();
  await tx.insertInto('completion_event').values({ account_id: held.accountId, completion_id: held.completionId, version, act, from_state: held.state, to_state: to.state, reasons: [...to.reasons], by_id: by.staffId, by_name: by.name, at }).execute();
}
