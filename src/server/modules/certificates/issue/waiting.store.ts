import { sql } from 'kysely';
import type { Completion, CompletionKey } from '#contracts/completions.ts';
import { CompletionId } from '#contracts/completions.ts';
import { AccountId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

type Place = { sittingId: string; province: string };

/** Notes people who were cleared and wait for a certificate; whoever waits already, or has a valid one, is left as they are. */
export async function addWaiting(tx: Tx, cleared: readonly Completion[]): Promise<void> {
  if (cleared.length === 0) return;
  const { rows } = await sql<{ completion_id: string }>`select c.completion_id from unnest(${cleared.map((c) => c.accountId)}::uuid[], ${cleared.map((c) => c.completionId)}::uuid[]) as t (a, i) join certificate c on c.account_id = t.a and c.completion_id = t.i and c.state = 'valid'`.execute(tx);
  const served = new Set(rows.map((r) => r.completion_id));
  const values = cleared.filter((c) => !served.has(c.completionId)).map((c) => ({ completion_id: c.completionId, account_id: c.accountId, application_id: c.applicationId, sitting_id: c.sittingId, exam_code: c.examCode, province: c.province, completed_on: c.completedOn }));
  if (values.length > 0) await tx.insertInto('certificate_waiting').values(values).onConflict((c) => c.doNothing()).execute();
}

/** Takes people off the list: a certificate was issued, or the completion was taken back. */
export async function removeWaiting(tx: Tx, completionIds: readonly string[]): Promise<void> {
  if (completionIds.length > 0) await tx.deleteFrom('certificate_waiting').where('completion_id', '=', sql<string>`any(${[...completionIds]}::uuid[])`).execute();
}

/** The next people of a sitting and province who wait, behind a place. */
export async function listWaitingAfter(tx: Tx, { sittingId, province }: Place, after: string | null, limit: number): Promise<CompletionKey[]> {
  const rows = await tx.selectFrom('certificate_waiting').select(['account_id', 'completion_id']).where('sitting_id', '=', sittingId).where('province', '=', province)
    .$if(after !== null, (q) => q.where('completion_id', '>', after ?? '')).orderBy('completion_id').limit(limit).execute();
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), completionId: CompletionId.parse(r.completion_id) }));
}

/** How many wait at each sitting and province, within a province and exams where these are given. */
export async function countWaiting(tx: Tx, where: { province: string | undefined; exams: readonly string[] | undefined }): Promise<(Place & { people: number; completedOn: string })[]> {
  const rows = await tx.selectFrom('certificate_waiting').select((e) => ['sitting_id', 'province', e.fn.countAll<string>().as('n'), e.fn.max('completed_on').as('completed_on')])
    .$if(where.province !== undefined, (q) => q.where('province', '=', where.province ?? '')).$if(where.exams !== undefined, (q) => q.where('exam_code', '=', sql<string>`any(${[...(where.exams ?? [])]}::text[])`))
    .groupBy(['sitting_id', 'province']).orderBy('sitting_id').orderBy('province').execute();
  return rows.map((r) => ({ sittingId: r.sitting_id, province: r.province, people: Number(r.n), completedOn: r.completed_on }));
}

/** How many wait at one sitting and province. */
export async function countWaitingAt(tx: Tx, { sittingId, province }: Place): Promise<number> {
  const row = await tx.selectFrom('certificate_waiting').select((e) => e.fn.countAll<string>().as('n')).where('sitting_id', '=', sittingId).where('province', '=', province).executeTakeFirstOrThrow();
  return Number(row.n);
}
