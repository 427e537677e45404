import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import { AccountId, type ApplicationId } from '#contracts/ids.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

type OnApplication = ExpressionBuilder<Database, 'application'>;

/**
 * The one statement of which applications a member of staff may see (辖区): lists, single reads, decisions, exports and counts all pass
 * through it. A list of no review points sees nothing.
 */
export function withinJurisdiction(j: Jurisdiction) {
  return (eb: OnApplication): ExpressionWrapper<Database, 'application', SqlBool> =>
    j.exams === undefined ? inPlace(eb, j) : eb.and([eb('application.exam_code', '=', sql<string>`any(${[...j.exams]}::text[])`), inPlace(eb, j)]);
}

function inPlace(eb: OnApplication, j: Jurisdiction): ExpressionWrapper<Database, 'application', SqlBool> {
  switch (j.kind) {
    case 'nation': return eb(sql`true`, '=', sql`true`);
    case 'province': return eb('application.province', '=', j.province);
    case 'prefecture': return eb('application.prefecture', '=', j.prefecture);
    case 'points': return eb('application.review_point_id', '=', sql<string>`any(${[...j.points]}::text[])`);
  }
}

/** Whose application it is, for staff who may see it; outside their jurisdiction it does not exist. */
export async function findOwnerWithin(tx: Tx, j: Jurisdiction, id: ApplicationId): Promise<{ accountId: AccountId } | undefined> {
  const row = await tx.selectFrom('application').select('account_id').where('application.id', '=', id).where(withinJurisdiction(j)).executeTakeFirst();
  return row && { accountId: AccountId.parse(row.account_id) };
}

/** Which of these people have an application within a jurisdiction: who has none is nobody's there. */
export async function listAccountsWithin(tx: Tx, j: Jurisdiction, ids: readonly AccountId[]): Promise<Set<string>> {
  const rows = await tx.selectFrom('application').select('account_id').distinct().where('account_id', '=', sql<string>`any(${[...ids]}::uuid[])`).where(withinJurisdiction(j)).execute();
  return new Set(rows.map((r) => r.account_id));
}

/** How many applications of a person are under way: neither ended nor of a sitting that is over long since. */
export async function countLiveApplications(tx: Tx, accountId: AccountId): Promise<number> {
  const rows = await tx.selectFrom('application').select('id').where('account_id', '=', accountId).where('ended', 'is', null).execute();
  return rows.length;
}

/** The applications of a person that have not ended, with their sitting and whether they are paid. */
export async function listLiveApplications(tx: Tx, accountId: AccountId): Promise<{ sittingId: string; number: string | null; paid: boolean }[]> {
  const rows = await tx.selectFrom('application').select(['sitting_id', 'number', 'payment_state']).where('account_id', '=', accountId).where('ended', 'is', null).orderBy('started_at').execute();
  return rows.map((r) => ({ sittingId: r.sitting_id, number: r.number, paid: r.payment_state === 'paid' }));
}

/** Where a person's newest application lies; nothing for somebody who never chose a province. */
export async function findLastPlace(tx: Tx, accountId: AccountId): Promise<{ province: string; prefecture: string | null } | undefined> {
  const row = await tx.selectFrom('application').select(['province', 'prefecture']).where('account_id', '=', accountId).where('province', 'is not', null).orderBy('started_at', 'desc').limit(1).executeTakeFirst();
  return row?.province === null || row === undefined ? undefined : { province: row.province, prefecture: row.prefecture };
}
