import { sql } from 'kysely';
import { beijingDay, Day, type Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A day of a review point: places planned, places booked, and how many the point receives a day (null: no limit). */
export type ReviewDay = { day: Day; planned: number; booked: number; limit: number | null };

/** The days of a point from one to another (both included) that have slots. */
export async function listReviewDays(tx: Tx, point: string, from: Day, to: Day): Promise<ReviewDay[]> {
  const rows = await tx.selectFrom('review_day').innerJoin('review_point', 'review_point.review_point_id', 'review_day.review_point_id')
    .select(['review_day.day', 'review_day.planned', 'review_day.booked', 'review_point.capacity_per_day'])
    .where('review_day.review_point_id', '=', point).where('review_day.day', '>=', from).where('review_day.day', '<=', to).orderBy('review_day.day').execute();
  return rows.map((r) => ({ day: Day.parse(r.day), planned: r.planned, booked: r.booked, limit: r.capacity_per_day }));
}

/** Plans more places on these days. The rows are held until the transaction ends, so of two who plan at once the second sees what the first made. */
export async function planPlaces(tx: Tx, point: string, places: ReadonlyMap<Day, number>): Promise<void> {
  const days = [...places].toSorted(([a], [b]) => a.localeCompare(b));
  if (days.length === 0) return;
  await tx.insertInto('review_day').values(days.map(([day, planned]) => ({ review_point_id: point, day, planned })))
    .onConflict((c) => c.columns(['review_point_id', 'day']).doUpdateSet((e) => ({ planned: sql<number>`review_day.planned + ${e.ref('excluded.planned')}` }))).execute();
}

/** Holds a day until the transaction ends, before one of its slots is touched: everybody takes the day first and never waits for each other. */
export async function lockReviewDay(tx: Tx, point: string, day: Day): Promise<void> {
  await tx.selectFrom('review_day').select('day').where('review_point_id', '=', point).where('day', '=', day).forUpdate().execute();
}

/** Plans so many places more, or fewer, on a day that is held. */
export async function changePlanned(tx: Tx, point: string, day: Day, by: number): Promise<void> {
  await tx.updateTable('review_day').set({ planned: sql<number>`planned + ${by}` }).where('review_point_id', '=', point).where('day', '=', day).execute();
}

/** Takes a place of a day; false when the day has none left, whatever its slots say. */
export async function takeDayPlace(tx: Tx, point: string, at: Instant): Promise<boolean> {
  const done = await tx.updateTable('review_day').from('review_point').set({ booked: sql<number>`review_day.booked + 1` })
    .whereRef('review_point.review_point_id', '=', 'review_day.review_point_id').where('review_day.review_point_id', '=', point).where('review_day.day', '=', beijingDay(at))
    .where((eb) => eb.or([eb('review_point.capacity_per_day', 'is', null), eb('review_day.booked', '<', eb.ref('review_point.capacity_per_day'))])).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Gives a place of a day back. */
export async function giveBackDayPlace(tx: Tx, point: string, at: Instant): Promise<void> {
  await tx.updateTable('review_day').set({ booked: sql<number>`booked - 1` }).where('review_point_id', '=', point).where('day', '=', beijingDay(at)).execute();
}
