import type { Instant } from '#contracts/dates.ts';
import { StaffId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';

export type View = { id: string; viewerId: StaffId; seenId: StaffId; endsAt: Instant };
type NewView = { sessionId: string; viewerId: StaffId; seenId: StaffId; reason: string; endsAt: Instant };

/** Records that this sign-in shows what a colleague sees. */
export async function insertView(tx: Tx, v: NewView, now: Instant): Promise<void> {
  await tx.insertInto('staff_see_as').values({ id: newId(), session_id: v.sessionId, viewer_id: v.viewerId, seen_id: v.seenId, reason: v.reason, began_at: new Date(now), ends_at: new Date(v.endsAt) }).execute();
}

/** Whose view a sign-in shows, if it shows one and the time is not over. */
export async function findView(tx: Tx, sessionId: string, viewerId: StaffId, now: Instant): Promise<View | undefined> {
  const row = await tx.selectFrom('staff_see_as').selectAll().where('session_id', '=', sessionId).where('viewer_id', '=', viewerId).where('ended_at', 'is', null).where('ends_at', '>', new Date(now)).executeTakeFirst();
  return row && { id: row.id, viewerId: StaffId.parse(row.viewer_id), seenId: StaffId.parse(row.seen_id), endsAt: row.ends_at.getTime() };
}

/** Ends a view. */
export async function endView(tx: Tx, sessionId: string, now: Instant): Promise<void> {
  await tx.updateTable('staff_see_as').set({ ended_at: new Date(now) }).where('session_id', '=', sessionId).where('ended_at', 'is', null).execute();
}
