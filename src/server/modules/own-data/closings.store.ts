import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import { ClosingId } from '#contracts/own-data.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';

export type Closing = { accountId: AccountId; id: ClosingId; state: string; askedAt: Instant; closesAt: Instant; why: string[] };

/** Notes the wish; undefined while one waits already (account_closing_one). */
export async function insertClosing(tx: Tx, c: { accountId: AccountId; askedAt: Instant; closesAt: Instant }): Promise<ClosingId | undefined> {
  const id = newId<ClosingId>();
  const done = await tx.insertInto('account_closing').values({ account_id: c.accountId, closing_id: id, state: 'cooling', asked_at: new Date(c.askedAt), closes_at: new Date(c.closesAt) })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

/** The last wish of a person, however it ended. */
export async function findLastClosing(tx: Tx, accountId: AccountId): Promise<Closing | undefined> {
  const row = await tx.selectFrom('account_closing').selectAll().where('account_id', '=', accountId).orderBy('asked_at', 'desc').limit(1).executeTakeFirst();
  return row && closingOf(row);
}

/** Ends a wish that waits; false when it waits no more: of taking back and carrying out at one moment, one comes first. */
export async function endClosing(tx: Tx, of: { accountId: AccountId; id: ClosingId }, end: { state: 'taken_back' | 'stopped' | 'closed'; why?: readonly string[]; now: Instant }): Promise<boolean> {
  const done = await tx.updateTable('account_closing').set({ state: end.state, ended_at: new Date(end.now), why: [...(end.why ?? [])] })
    .where('account_id', '=', of.accountId).where('closing_id', '=', of.id).where('state', '=', 'cooling').executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Wishes whose waiting is over, the oldest first. */
export async function listDueClosings(tx: Tx, now: Instant, limit: number): Promise<Closing[]> {
  return (await tx.selectFrom('account_closing').selectAll().where('state', '=', 'cooling').where('closes_at', '<=', new Date(now)).orderBy('closes_at').limit(limit).execute()).map(closingOf);
}

function closingOf(r: { account_id: string; closing_id: string; state: string; asked_at: Date; closes_at: Date; why: string[] }): Closing {
  return { accountId: AccountId.parse(r.account_id), id: ClosingId.parse(r.closing_id), state: r.state, askedAt: r.asked_at.getTime(), closesAt: r.closes_at.getTime(), why: r.why };
}
