import { CompiledQuery } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { Door } from '#server/kernel/sign-in-throttle.ts';
import { readTogether } from '../db/read-together.ts';
import type { Tx } from '../db/tx.ts';

/** The doors with these keys, held until the transaction ends: guesses made at once take turns. Keys are locked in one order. */
export async function lockDoors(tx: Tx, keys: readonly Buffer[], now: Instant): Promise<(Door | undefined)[]> {
  const sorted = [...keys].sort((a, b) => a.compare(b));
  for (const key of sorted) {
    await tx.insertInto('sign_in_door').values({ door_key: key, failures: 0, last_failed_at: new Date(now), closed_until: new Date(0) }).onConflict((c) => c.doNothing()).execute();
  }
  const rows = await tx.selectFrom('sign_in_door').selectAll().where('door_key', 'in', sorted).orderBy('door_key').forUpdate().execute();
  return keys.map((key) => {
    const row = rows.find((r) => r.door_key.equals(key));
    return row && row.failures > 0 ? { failures: row.failures, lastFailedAt: row.last_failed_at.getTime(), closedUntil: row.closed_until.getTime() } : undefined;
  });
}

const FIND_DOORS = 'select door_key, failures, last_failed_at, closed_until from sign_in_door where door_key = any($1::bytea[]) and failures > 0';

/** A door as it stands, held by nobody: for a rush in which almost nobody tries wrongly. */
export const findDoor = readTogether(async (tx, keys: readonly Buffer[]): Promise<(Door | undefined)[]> => {
  const { rows } = await tx.executeQuery<{ door_key: Buffer; failures: number; last_failed_at: Date; closed_until: Date }>(CompiledQuery.raw(FIND_DOORS, [keys]));
  const byKey = new Map(rows.map((r) => [r.door_key.toString('latin1'), { failures: r.failures, lastFailedAt: r.last_failed_at.getTime(), closedUntil: r.closed_until.getTime() }]));
  return keys.map((key) => byKey.get(key.toString('latin1')));
});

/** Writes a door's new count. */
export async function setDoor(tx: Tx, key: Buffer, door: Door): Promise<void> {
  await tx.updateTable('sign_in_door').set({ failures: door.failures, last_failed_at: new Date(door.lastFailedAt), closed_until: new Date(door.closedUntil) }).where('door_key', '=', key).execute();
}

/** Forgets a door's count after a right password. */
export async function clearDoor(tx: Tx, key: Buffer): Promise<void> {
  await tx.deleteFrom('sign_in_door').where('door_key', '=', key).execute();
}

/** Removes doors whose count has faded. */
export async function removeFadedDoors(tx: Tx, now: Instant): Promise<void> {
  await tx.deleteFrom('sign_in_door').where('last_failed_at', '<', new Date(now - 86_400_000)).where('closed_until', '<', new Date(now)).execute();
}

/** Notes whose sign-in these doors slow, so that they can be opened for that member. */
export async function noteDoorsOf(tx: Tx, staffId: string, keys: readonly Buffer[]): Promise<void> {
  await tx.updateTable('sign_in_door').set({ staff_id: staffId }).where('door_key', 'in', [...keys]).execute();
}

/** The door that slows a member's sign-in longest, and all wrong tries counted at their doors; nothing when none is closed. */
export async function closedDoorsOf(tx: Tx, staffId: string, now: Instant): Promise<{ failures: number; until: Instant } | undefined> {
  const row = await tx.selectFrom('sign_in_door').select((eb) => [eb.fn.max('failures').as('failures'), eb.fn.max('closed_until').as('until')])
    .where('staff_id', '=', staffId).where('closed_until', '>', new Date(now)).executeTakeFirst();
  return row?.until ? { failures: Number(row.failures), until: row.until.getTime() } : undefined;
}

/** Opens every door that slows a member's sign-in; answers how many there were. */
export async function openDoorsOf(tx: Tx, staffId: string): Promise<number> {
  const done = await tx.deleteFrom('sign_in_door').where('staff_id', '=', staffId).executeTakeFirst();
  return Number(done.numDeletedRows);
}
