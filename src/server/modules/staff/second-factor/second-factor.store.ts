import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { membersChange } from '../staff-changes.ts';

export type SecondFactor = { secret: Buffer | null; confirmedAt: Instant | null; lastStep: number; pending: Buffer | null; pendingAt: Instant | null };

/** A member's second factor, held until the transaction ends: two tries with one code take turns. */
export async function lockSecondFactor(tx: Tx, id: StaffId): Promise<SecondFactor | undefined> {
  const row = await tx.selectFrom('staff_second_factor').selectAll().where('staff_id', '=', id).forUpdate().executeTakeFirst();
  return row && { secret: row.secret_sealed, confirmedAt: row.confirmed_at?.getTime() ?? null, lastStep: Number(row.last_step), pending: row.pending_sealed, pendingAt: row.pending_at?.getTime() ?? null };
}

/** Since when a member's second factor counts; null without one. */
export async function secondFactorSince(tx: Tx, id: StaffId): Promise<Instant | null> {
  const row = await tx.selectFrom('staff_second_factor').select('confirmed_at').where('staff_id', '=', id).executeTakeFirst();
  return row?.confirmed_at?.getTime() ?? null;
}

/** Keeps a new secret until its first code confirms it; an earlier one that waited is replaced. */
export async function putPendingSecret(tx: Tx, id: StaffId, sealed: Buffer, now: Instant): Promise<void> {
  const pending = { pending_sealed: sealed, pending_at: new Date(now) };
  await tx.insertInto('staff_second_factor').values({ staff_id: id, ...pending }).onConflict((c) => c.column('staff_id').doUpdateSet(pending)).execute();
}

/** Makes the pending secret the one that counts; the code that confirmed it is used up. */
export async function confirmSecret(tx: Tx, id: StaffId, sealed: Buffer, step: number, now: Instant): Promise<void> {
  await tx.updateTable('staff_second_factor').set({ secret_sealed: sealed, confirmed_at: new Date(now), last_step: step, pending_sealed: null, pending_at: null }).where('staff_id', '=', id).execute();
}

/** Remembers the newest step whose code was used; false when that step, or a later one, was used before (重放). */
export async function useStep(tx: Tx, id: StaffId, step: number): Promise<boolean> {
  const done = await tx.updateTable('staff_second_factor').set({ last_step: step }).where('staff_id', '=', id).where('last_step', '<', step).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Takes the second factor and its recovery codes off a member. */
export async function removeSecondFactor(tx: Tx, id: StaffId): Promise<void> {
  membersChange(tx);
  await tx.deleteFrom('staff_recovery_code').where('staff_id', '=', id).execute();
  await tx.deleteFrom('staff_second_factor').where('staff_id', '=', id).execute();
}

/** Puts new recovery codes in place of all earlier ones. */
export async function replaceRecoveryCodes(tx: Tx, id: StaffId, keys: readonly Buffer[], now: Instant): Promise<void> {
  await tx.deleteFrom('staff_recovery_code').where('staff_id', '=', id).execute();
  await tx.insertInto('staff_recovery_code').values(keys.map((key) => ({ staff_id: id, code_key: key, made_at: new Date(now) }))).execute();
}

/** Uses a recovery code up; false when there is none, or it was used. */
export async function useRecoveryCode(tx: Tx, id: StaffId, key: Buffer, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('staff_recovery_code').set({ used_at: new Date(now) }).where('staff_id', '=', id).where('code_key', '=', key).where('used_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(tx: Tx, id: StaffId): Promise<number> {
  const { n } = await tx.selectFrom('staff_recovery_code').select((eb) => eb.fn.countAll<number>().as('n')).where('staff_id', '=', id).where('used_at', 'is', null).executeTakeFirstOrThrow();
  return Number(n);
}
