import { CompiledQuery } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { HoldAct } from '#contracts/tickets.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { Whose } from '../tickets.store.ts';

type Acting = { reason: string; by: { staffId: string; name: string }; at: Date };

/** Withholds a ticket; false when it is withheld already (ticket_hold_one_standing). */
export async function insertHold(tx: Tx, { accountId, applicationId }: Whose, revokedVersion: number | null, { reason, by, at }: Acting): Promise<boolean> {
  const done = await tx.insertInto('ticket_hold').values({ account_id: accountId, application_id: applicationId, hold_id: newId(), reason, revoked_version: revokedVersion, by_id: by.staffId, by_name: by.name, at }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Ends the hold that stands, and says which version was revoked with it; undefined when none stands. */
export async function endHold(tx: Tx, { accountId, applicationId }: Whose, { reason, by, at }: Acting): Promise<{ revokedVersion: number | null } | undefined> {
  const row = await tx.updateTable('ticket_hold').set({ lifted_reason: reason, lifted_by_id: by.staffId, lifted_by_name: by.name, lifted_at: at })
    .where('account_id', '=', accountId).where('application_id', '=', applicationId).where('lifted_at', 'is', null).returning('revoked_version').executeTakeFirst();
  return row && { revokedVersion: row.revoked_version };
}

const FIND_HELD = 'select application_id, reason from ticket_hold where account_id = any($1::uuid[]) and lifted_at is null';

/** Whose tickets are withheld now, by application, with the words for the candidate. */
export async function listHeld(tx: Tx, accountIds: readonly AccountId[]): Promise<Map<string, string>> {
  const { rows } = await tx.executeQuery<{ application_id: string; reason: string }>(CompiledQuery.raw(FIND_HELD, [accountIds]));
  return new Map(rows.map((r) => [r.application_id, r.reason]));
}

/** Every hold of a ticket and its end, the latest act first. */
export async function listHoldActs(tx: Tx, { accountId, applicationId }: Whose): Promise<{ act: HoldAct; reason: string; by: string; at: Instant }[]> {
  const rows = await tx.selectFrom('ticket_hold').select(['reason', 'by_name', 'at', 'lifted_reason', 'lifted_by_name', 'lifted_at']).where('account_id', '=', accountId).where('application_id', '=', applicationId).orderBy('at', 'desc').limit(50).execute();
  return rows.flatMap((r) => [
    ...(r.lifted_at ? [{ act: 'lift' as const, reason: r.lifted_reason ?? '', by: r.lifted_by_name ?? '', at: r.lifted_at.getTime() }] : []),
    { act: 'hold' as const, reason: r.reason, by: r.by_name, at: r.at.getTime() },
  ]);
}
