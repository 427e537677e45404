import { sql } from 'kysely';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { withinJurisdiction } from './applications.scope.ts';

/** The confirmed applications of one exam year that a jurisdiction sees. */
export type ConfirmedWhere = { examCode: string; examYear: number; jurisdiction: Jurisdiction };

const confirmedIn = (tx: Tx, { examCode, examYear, jurisdiction }: ConfirmedWhere) => tx.selectFrom('application')
  .where(withinJurisdiction(jurisdiction)).where('exam_code', '=', examCode).where('exam_year', '=', examYear).where('ended', 'is', null).where('data_state', '=', sql.lit('confirmed'));

/** How many confirmed applications there are. */
export async function countConfirmedIn(tx: Tx, where: ConfirmedWhere): Promise<number> {
  const row = await confirmedIn(tx, where).select((e) => e.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Confirmed applications behind a place, each with its latest sealed confirmation. */
export async function listSnapshotsAfter(tx: Tx, where: ConfirmedWhere, after: { accountId: string; id: string } | null, limit: number): Promise<{ accountId: AccountId; id: ApplicationId; sittingId: string; level: string; content: Buffer | null }[]> {
  const rows = await confirmedIn(tx, where)
    .select((e) => ['account_id', 'id', 'sitting_id', 'level_code', e.selectFrom('application_snapshot as s').select('s.content').whereRef('s.account_id', '=', 'application.account_id').whereRef('s.application_id', '=', 'application.id').orderBy('s.version', 'desc').limit(1).as('content')])
    .$if(after !== null, (q) => q.where(sql<boolean>`(account_id, id) > (${after?.accountId}::uuid, ${after?.id}::uuid)`))
    .orderBy('account_id').orderBy('id').limit(limit).execute();
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id), sittingId: r.sitting_id, level: r.level_code ?? '', content: r.content }));
}

/** The latest sealed confirmations of named applications. */
export async function listSnapshotsOf(tx: Tx, ids: readonly { accountId: string; id: string }[]): Promise<{ id: string; content: Buffer }[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('application_snapshot').distinctOn(['account_id', 'application_id']).select(['account_id', 'application_id', 'content'])
    .where('account_id', 'in', ids.map((i) => i.accountId)).where('application_id', 'in', ids.map((i) => i.id)).orderBy('account_id').orderBy('application_id').orderBy('version', 'desc').execute();
  return rows.map((r) => ({ id: r.application_id, content: r.content }));
}
