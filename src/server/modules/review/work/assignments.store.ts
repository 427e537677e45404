import type { Instant } from '#contracts/dates.ts';
import { ApplicationId, StaffId, type AccountId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

type Whose = { accountId: AccountId; id: ApplicationId };
export type Assignment = { staffId: StaffId; byId: StaffId; at: Instant; note: string | null };

/** Gives an application to a person, whoever had it before. */
export async function assign(tx: Tx, of: Whose, a: Assignment): Promise<void> {
  const row = { staff_id: a.staffId, assigned_by_id: a.byId, assigned_at: new Date(a.at), note: a.note };
  await tx.insertInto('review_assignment').values({ account_id: of.accountId, application_id: of.id, ...row }).onConflict((c) => c.columns(['account_id', 'application_id']).doUpdateSet(row)).execute();
}

/** Gives it only if nobody has it yet; false when somebody does. */
export async function assignIfFree(tx: Tx, of: Whose, a: Assignment): Promise<boolean> {
  const done = await tx.insertInto('review_assignment').values({ account_id: of.accountId, application_id: of.id, staff_id: a.staffId, assigned_by_id: a.byId, assigned_at: new Date(a.at), note: a.note })
    .onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Nobody's work any more; false when it was nobody's. */
export async function dropAssignment(tx: Tx, of: Whose): Promise<boolean> {
  const done = await tx.deleteFrom('review_assignment').where('account_id', '=', of.accountId).where('application_id', '=', of.id).executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** Whose work these applications are. */
export async function assignmentsOf(tx: Tx, ids: readonly ApplicationId[]): Promise<Map<ApplicationId, Assignment>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('review_assignment').selectAll().where('application_id', 'in', [...ids]).execute();
  return new Map(rows.map((r) => [ApplicationId.parse(r.application_id), { staffId: StaffId.parse(r.staff_id), byId: StaffId.parse(r.assigned_by_id), at: r.assigned_at.getTime(), note: r.note }]));
}

/** How many applications each of these people was given and still has. */
export async function countAssigned(tx: Tx, staffIds: readonly StaffId[]): Promise<Map<string, number>> {
  if (staffIds.length === 0) return new Map();
  const rows = await tx.selectFrom('review_assignment').select(['staff_id', (eb) => eb.fn.countAll<number>().as('count')]).where('staff_id', 'in', [...staffIds]).groupBy('staff_id').execute();
  return new Map(rows.map((r) => [r.staff_id, Number(r.count)]));
}
