import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { UnlockPart } from '#contracts/applications.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { EventLine } from './applications.store.ts';
import { dimensionsOfRow } from './dimension-columns.ts';
import type { Dimensions } from './domain/dimensions.ts';

export type Whose = { accountId: AccountId; id: ApplicationId };
export type NewUnlock = { unlockId: string; version: number; parts: readonly UnlockPart[]; until: Instant };

/** Keeps the whole row as it stands and opens the application; false when it is open already (application_unlock_one_open). */
export async function openUnlock(tx: Tx, whose: Whose, unlock: NewUnlock, now: Instant): Promise<boolean> {
  const parts = [...unlock.parts];
  const { numAffectedRows } = await sql`
    insert into application_unlock (account_id, application_id, unlock_id, version, parts, until, before, opened_at)
    select account_id, id, ${unlock.unlockId}, ${unlock.version}, ${parts}::text[], ${new Date(unlock.until)}, to_jsonb(a), ${new Date(now)}
    from application a where account_id = ${whose.accountId} and id = ${whose.id}
    on conflict do nothing`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await tx.updateTable('application').set({ unlocked_until: new Date(unlock.until), unlocked_parts: parts }).where('account_id', '=', whose.accountId).where('id', '=', whose.id).execute();
  return true;
}

/** What an open unlock would restore: its id and the dimensions as they stood. */
export async function findOpenUnlock(tx: Tx, whose: Whose): Promise<{ unlockId: string; before: Dimensions } | undefined> {
  const { rows } = await sql<{ unlock_id: string; data_state: string; commitment_state: string; materials_state: string; review_state: string; payment_state: string; ended: string | null }>`
    select u.unlock_id, r.data_state, r.commitment_state, r.materials_state, r.review_state, r.payment_state, r.ended
    from application_unlock u, jsonb_populate_record(null::application, u.before) r
    where u.account_id = ${whose.accountId} and u.application_id = ${whose.id} and u.ended_at is null`.execute(tx);
  const [row] = rows;
  return row && { unlockId: row.unlock_id, before: dimensionsOfRow(row) };
}

/** Puts back everything the unlock kept, with its line of history, in one write. */
export async function writeRestored(tx: Tx, whose: Whose & { version: number }, unlockId: string, e: EventLine): Promise<void> {
  const line = JSON.stringify({ act: e.act, from_state: e.fromState, to_state: e.toState, by_kind: e.byKind, by_id: e.byId, note: e.note, at: e.at });
  const { rows } = await sql<{ done: boolean }>`
    select application_act(u.account_id, u.application_id, ${whose.version}, u.before, ${line}) as done
    from application_unlock u where u.account_id = ${whose.accountId} and u.application_id = ${whose.id} and u.unlock_id = ${unlockId}`.execute(tx);
  if (rows[0]?.done !== true) throw new Error(`application ${whose.id} moved under a row lock`);
}

/** Ends the open unlock; answers its id, or nothing when there was none. */
export async function closeUnlock(tx: Tx, whose: Whose, how: 'confirmed' | 'restored' | 'given_up', now: Instant): Promise<string | undefined> {
  const row = await tx.updateTable('application_unlock').set({ ended_at: new Date(now), ended_how: how })
    .where('account_id', '=', whose.accountId).where('application_id', '=', whose.id).where('ended_at', 'is', null).returning('unlock_id').executeTakeFirst();
  await tx.updateTable('application').set({ unlocked_until: null, unlocked_parts: null }).where('account_id', '=', whose.accountId).where('id', '=', whose.id).execute();
  return row?.unlock_id;
}
