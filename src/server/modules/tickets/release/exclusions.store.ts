import { sql } from 'kysely';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { Exclusion, type TicketReleaseId } from '#contracts/tickets.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type ExcludedRow = { accountId: AccountId; applicationId: ApplicationId; prefecture: string; number: string; reasons: Exclusion[] };
export type ExcludedWhere = { releaseId: TicketReleaseId; prefecture: string | undefined; reason: Exclusion | undefined };

/** Writes down who gets no ticket; who stands there already stays as found first. */
export async function insertExclusions(tx: Tx, releaseId: TicketReleaseId, rows: readonly ExcludedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.insertInto('ticket_exclusion').values(rows.map((r) => ({ release_id: releaseId, application_id: r.applicationId, account_id: r.accountId, prefecture: r.prefecture, number: r.number, reasons: r.reasons }))).onConflict((c) => c.doNothing()).execute();
}

const excluded = (tx: Tx, { releaseId, prefecture, reason }: ExcludedWhere) => tx.selectFrom('ticket_exclusion').where('release_id', '=', releaseId)
  .$if(prefecture !== undefined, (q) => q.where('prefecture', '=', prefecture ?? '')).$if(reason !== undefined, (q) => q.where(sql<boolean>`${reason} = any(reasons)`));

/** Who gets no ticket, behind a place, in the order of their applications. */
export async function listExclusions(tx: Tx, where: ExcludedWhere, after: string | undefined, limit: number): Promise<ExcludedRow[]> {
  const rows = await excluded(tx, where).select(['account_id', 'application_id', 'prefecture', 'number', 'reasons']).$if(after !== undefined, (q) => q.where('application_id', '>', after ?? '')).orderBy('application_id').limit(limit).execute();
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), applicationId: ApplicationId.parse(r.application_id), prefecture: r.prefecture, number: r.number, reasons: r.reasons.map((reason) => Exclusion.parse(reason)) }));
}

/** How many. */
export async function countExclusions(tx: Tx, where: ExcludedWhere): Promise<number> {
  const row = await excluded(tx, where).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Puts somebody on the list whose ticket is withheld (暂缓发放), beside the reasons they stand there for; false when that is said already. */
export async function listAsHeld(tx: Tx, releaseId: TicketReleaseId, r: Omit<ExcludedRow, 'reasons'>): Promise<boolean> {
  const done = await tx.insertInto('ticket_exclusion').values({ release_id: releaseId, application_id: r.applicationId, account_id: r.accountId, prefecture: r.prefecture, number: r.number, reasons: ['held'] })
    .onConflict((c) => c.columns(['release_id', 'application_id']).doUpdateSet({ reasons: sql<string[]>`ticket_exclusion.reasons || array['held']` }).where(sql<boolean>`not 'held' = any(ticket_exclusion.reasons)`)).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Takes back that a ticket is withheld; who stands on the list for nothing else leaves it. False when it was not said. */
export async function unlistHeld(tx: Tx, releaseId: TicketReleaseId, applicationId: ApplicationId): Promise<boolean> {
  const others = sql<string[]>`array_remove(reasons, 'held')`;
  const at = { release_id: releaseId, application_id: applicationId };
  const left = await tx.deleteFrom('ticket_exclusion').where((e) => e.and(at)).where(sql<boolean>`reasons = array['held']`).executeTakeFirst();
  if (left.numDeletedRows === 1n) return true;
  const done = await tx.updateTable('ticket_exclusion').set({ reasons: others }).where((e) => e.and(at)).where(sql<boolean>`'held' = any(reasons)`).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Takes somebody off the list: they got a ticket after all (补发). */
export async function deleteExclusion(tx: Tx, releaseId: TicketReleaseId, applicationId: ApplicationId): Promise<boolean> {
  const done = await tx.deleteFrom('ticket_exclusion').where('release_id', '=', releaseId).where('application_id', '=', applicationId).executeTakeFirst();
  return done.numDeletedRows === 1n;
}
