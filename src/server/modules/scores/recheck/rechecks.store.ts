import { sql } from 'kysely';
import { RecheckOutcome, RecheckState } from '#contracts/rechecks.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Recheck = {
  accountId: string; applicationId: string; subject: string; sittingId: string; number: string; province: string; mark: number | null; state: RecheckState; rowVersion: number; statement: string; askedAt: number;
  outcome: RecheckOutcome | null; newMark: number | null; findings: string | null; proposedById: string | null; proposedByName: string | null; answeredByName: string | null; answeredAt: number | null;
};
type Acting = { staffId: string; name: string };

const read = (tx: Tx) => tx.selectFrom('score_recheck').selectAll();
type Row = Awaited<ReturnType<ReturnType<typeof read>['executeTakeFirstOrThrow']>>;
const open = (r: Row): Recheck => ({
  accountId: r.account_id, applicationId: r.application_id, subject: r.subject_code, sittingId: r.sitting_id, number: r.number, province: r.province, mark: r.mark, state: RecheckState.parse(r.state), rowVersion: r.row_version, statement: r.statement, askedAt: r.asked_at.getTime(),
  outcome: RecheckOutcome.nullable().parse(r.outcome), newMark: r.new_mark, findings: r.findings, proposedById: r.proposed_by_id, proposedByName: r.proposed_by_name, answeredByName: r.answered_by_name, answeredAt: r.answered_at?.getTime() ?? null,
});

/** The re-checks of one application. */
export async function listOwnRechecks(tx: Tx, accountId: string, applicationId: string): Promise<Recheck[]> {
  return (await read(tx).where('account_id', '=', accountId).where('application_id', '=', applicationId).orderBy('subject_code').execute()).map(open);
}

/** Keeps a request; false when this subject was asked for before. */
export async function insertRecheck(tx: Tx, r: Pick<Recheck, 'accountId' | 'applicationId' | 'subject' | 'sittingId' | 'number' | 'province' | 'mark' | 'statement'>, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('score_recheck').values({
    account_id: r.accountId, application_id: r.applicationId, subject_code: r.subject, sitting_id: r.sittingId, number: r.number, province: r.province, mark: r.mark, statement: r.statement, state: 'asked', asked_at: at,
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** One re-check of a sitting. */
export async function findRecheck(tx: Tx, sittingId: string, applicationId: string, subject: string): Promise<Recheck | undefined> {
  const row = await read(tx).where('sitting_id', '=', sittingId).where('application_id', '=', applicationId).where('subject_code', '=', subject).executeTakeFirst();
  return row && open(row);
}

/** One re-check of a sitting, held until the transaction ends. */
export async function lockRecheck(tx: Tx, sittingId: string, applicationId: string, subject: string): Promise<Recheck | undefined> {
  const row = await read(tx).where('sitting_id', '=', sittingId).where('application_id', '=', applicationId).where('subject_code', '=', subject).forUpdate().executeTakeFirst();
  return row && open(row);
}

const one = (r: Recheck) => ({ account_id: r.accountId, application_id: r.applicationId, subject_code: r.subject });

/** Writes a proposed outcome. */
export async function proposeOutcome(tx: Tx, r: Recheck, o: { outcome: RecheckOutcome; newMark: number | null; findings: string }, by: Acting, at: Date): Promise<void> {
  const { account_id, application_id, subject_code } = one(r);
  await tx.updateTable('score_recheck').set({ state: 'proposed', row_version: r.rowVersion + 1, outcome: o.outcome, new_mark: o.newMark, findings: o.findings, proposed_by_id: by.staffId, proposed_by_name: by.name, proposed_at: at })
    .where('account_id', '=', account_id).where('application_id', '=', application_id).where('subject_code', '=', subject_code).execute();
}

/** Confirms a proposed outcome, or gives it back. */
export async function decideOutcome(tx: Tx, r: Recheck, decision: 'confirm' | 'return', by: Acting, at: Date): Promise<void> {
  const { account_id, application_id, subject_code } = one(r);
  const set = decision === 'confirm'
    ? { state: 'answered', answered_by_id: by.staffId, answered_by_name: by.name, answered_at: at }
    : { state: 'asked', outcome: null, new_mark: null, findings: null, proposed_by_id: null, proposed_by_name: null, proposed_at: null };
  await tx.updateTable('score_recheck').set({ ...set, row_version: r.rowVersion + 1 }).where('account_id', '=', account_id).where('application_id', '=', application_id).where('subject_code', '=', subject_code).execute();
}

/** Corrects a mark that counts. */
export async function correctMark(tx: Tx, r: Recheck, mark: number): Promise<void> {
  await sql`insert into score (sitting_id, number, subject_code, mark, import_id, rechecked)
    select ${r.sittingId}, ${r.number}, ${r.subject}, ${mark}, (select import_id from score_import where sitting_id = ${r.sittingId} and state = 'loaded' order by loaded_at limit 1), true
    on conflict (sitting_id, number, subject_code) do update set mark = excluded.mark, rechecked = true`.execute(tx);
}

/** Re-checks in one state behind a place, by ticket number and subject. */
export async function listRechecks(tx: Tx, sittingId: string, where: { province: string | undefined; state: RecheckState; after: string }, limit: number): Promise<Recheck[]> {
  return (await read(tx).where('sitting_id', '=', sittingId).where('state', '=', where.state).$if(where.province !== undefined, (q) => q.where('province', '=', where.province ?? ''))
    .where(sql<boolean>`number || subject_code > ${where.after}`).orderBy('number').orderBy('subject_code').limit(limit).execute()).map(open);
}

/** How many re-checks stand in each state. */
export async function countRechecks(tx: Tx, sittingId: string, province: string | undefined): Promise<Record<RecheckState, number>> {
  const rows = await tx.selectFrom('score_recheck').select((e) => ['state', e.fn.countAll<string>().as('n')]).where('sitting_id', '=', sittingId).$if(province !== undefined, (q) => q.where('province', '=', province ?? '')).groupBy('state').execute();
  const of = (state: RecheckState) => Number(rows.find((r) => r.state === state)?.n ?? 0);
  return { asked: of('asked'), proposed: of('proposed'), answered: of('answered') };
}
