import { Day, type Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { Whose } from './breach-case.ts';
import { Shown } from './shown-decision.ts';

export type Publication = { id: string; from: Day; until: Day; putById: string; putAt: Instant; endedAt: Instant | null };

/** Begins to publish from a day to a day; false while the decision is published already. One whose time is over makes room. */
export async function insertPublication(tx: Tx, of: Whose, p: { from: Day; until: Day; shown: Shown; byId: string }, today: Day, now: Instant): Promise<boolean> {
  await tx.updateTable('breach_publication').set({ ended_at: new Date(now) }).where('account_id', '=', of.accountId).where('case_id', '=', of.id).where('ended_at', 'is', null).where('shown_until', '<', today).execute();
  const done = await tx.insertInto('breach_publication').values({
    account_id: of.accountId, case_id: of.id, publication_id: newId(), shown_from: p.from, shown_until: p.until, shown: JSON.stringify(p.shown), put_by_id: p.byId, put_at: new Date(now),
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Takes a decision down; false when it is not up. */
export async function endPublication(tx: Tx, of: Whose, byId: string | null, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('breach_publication').set({ ended_at: new Date(now), ended_by_id: byId }).where('account_id', '=', of.accountId).where('case_id', '=', of.id).where('ended_at', 'is', null).executeTakeFirstOrThrow();
  return done.numUpdatedRows === 1n;
}

/** When a decision was published, the newest first. */
export async function listPublicationsOf(tx: Tx, of: Whose): Promise<Publication[]> {
  const rows = await tx.selectFrom('breach_publication').selectAll().where('account_id', '=', of.accountId).where('case_id', '=', of.id).orderBy('put_at', 'desc').limit(20).execute();
  return rows.map((r) => ({ id: r.publication_id, from: Day.parse(r.shown_from), until: Day.parse(r.shown_until), putById: r.put_by_id, putAt: r.put_at.getTime(), endedAt: r.ended_at?.getTime() ?? null }));
}

/** A page of what is published on a day, the newest first; what is over is gone without anybody's doing. */
export async function listShownOn(tx: Tx, today: Day, after: { from: Day; id: string } | undefined, size: number): Promise<(Shown & { id: string; from: Day; until: Day })[]> {
  let query = tx.selectFrom('breach_publication').select(['publication_id', 'shown_from', 'shown_until', 'shown']).where('ended_at', 'is', null).where('shown_from', '<=', today).where('shown_until', '>=', today);
  if (after) query = query.where((eb) => eb(eb.refTuple('shown_from', 'publication_id'), '<', eb.tuple(after.from, after.id)));
  const rows = await query.orderBy('shown_from', 'desc').orderBy('publication_id', 'desc').limit(size).execute();
  return rows.map((r) => ({ ...Shown.parse(r.shown), id: r.publication_id, from: Day.parse(r.shown_from), until: Day.parse(r.shown_until) }));
}
