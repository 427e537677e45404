import { StaffId } from '#contracts/ids.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Remembers a password made for a member, by digest; one made again after its use counts as new. */
export async function insertFirstPassword(tx: Tx, id: StaffId, made: { key: Buffer; byId: StaffId | null }, now: Instant): Promise<void> {
  const fresh = { made_by_id: made.byId, made_at: new Date(now), used_at: null };
  await tx.insertInto('staff_first_password').values({ staff_id: id, password_key: made.key, ...fresh }).onConflict((c) => c.columns(['staff_id', 'password_key']).doUpdateSet(fresh)).execute();
}

/** Every password made for a member so far is over. */
export async function endFirstPasswords(tx: Tx, id: StaffId, now: Instant): Promise<void> {
  await tx.updateTable('staff_first_password').set({ used_at: new Date(now) }).where('staff_id', '=', id).where('used_at', 'is', null).execute();
}

/** True for a password that was made for this member and is over. */
export async function isSpentPassword(tx: Tx, id: StaffId, key: Buffer): Promise<boolean> {
  const row = await tx.selectFrom('staff_first_password').select('used_at').where('staff_id', '=', id).where('password_key', '=', key).executeTakeFirst();
  return row !== undefined && row.used_at !== null;
}

/** Who made the password a member has not replaced yet; null for the command line, undefined where there is none. */
export async function makerOfFirstPassword(tx: Tx, id: StaffId): Promise<StaffId | null | undefined> {
  const row = await tx.selectFrom('staff_first_password').select('made_by_id').where('staff_id', '=', id).where('used_at', 'is', null).orderBy('made_at', 'desc').limit(1).executeTakeFirst();
  return row && (row.made_by_id === null ? null : StaffId.parse(row.made_by_id));
}

/** Puts a new activation code in place of an earlier one. */
export async function putActivation(tx: Tx, id: StaffId, made: { key: Buffer; byId: StaffId | null; passwordById: StaffId | null }, now: Instant): Promise<void> {
  const fresh = { code_key: made.key, made_by_id: made.byId, password_by_id: made.passwordById, made_at: new Date(now), used_at: null, used_in_session: null };
  await tx.insertInto('staff_activation').values({ staff_id: id, ...fresh }).onConflict((c) => c.column('staff_id').doUpdateSet(fresh)).execute();
}

export type Activation = { key: Buffer; madeAt: Instant; usedAt: Instant | null; usedInSession: string | null };

/** A member's activation code, held until the transaction ends, so that it counts once of two that come at the same moment. */
export async function lockActivation(tx: Tx, id: StaffId): Promise<Activation | undefined> {
  const row = await tx.selectFrom('staff_activation').selectAll().where('staff_id', '=', id).forUpdate().executeTakeFirst();
  return row && { key: row.code_key, madeAt: row.made_at.getTime(), usedAt: row.used_at?.getTime() ?? null, usedInSession: row.used_in_session };
}

/** The code is used up, in this sign-in. */
export async function spendActivation(tx: Tx, id: StaffId, sessionId: string, now: Instant): Promise<void> {
  await tx.updateTable('staff_activation').set({ used_at: new Date(now), used_in_session: sessionId }).where('staff_id', '=', id).where('used_at', 'is', null).execute();
}
