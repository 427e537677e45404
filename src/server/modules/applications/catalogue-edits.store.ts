import { sql, type RawBuilder } from 'kysely';

import type { EditedWindows } from '#contracts/sittings.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

type Where = { sittingId: string; province: string };
export type Counted = { started: number; confirmed: number; awaitingReview: number; unpaid: number; earlier: number; later: number; lapsesAtOnce: number };

/** The applications of one province whose deadlines still run: alive, not paid for, with a deadline. */
const RUNNING = sql<boolean>`ended is null and payment_state not in ('paid', 'exempt') and lapses_at is not null`;

/** When an application in its present state lapses by these windows; the same rule as `lapsesAt` in domain/window-guards.ts, which a test holds it to. */
function deadlineBy(w: EditedWindows): RawBuilder<Date> {
  const saved = new Date(Math.max(w.apply.closesAt, w.confirm.closesAt));
  return sql<Date>`case data_state when 'confirmed' then ${new Date(w.pay.closesAt)}::timestamptz when 'saved' then ${saved}::timestamptz else ${new Date(w.apply.closesAt)}::timestamptz end`;
}

/** How many running applications these windows would touch, by where they stand. */
export async function countTouched(tx: Tx, { sittingId, province }: Where, windows: EditedWindows, now: Date): Promise<Counted> {
  const due = deadlineBy(windows);
  const { rows } = await sql<Record<keyof Counted, number>>`
    select count(*)::int as started,
      count(*) filter (where data_state = 'confirmed')::int as confirmed,
      count(*) filter (where data_state = 'confirmed' and review_state in ('awaiting_online', 'awaiting_on_site'))::int as "awaitingReview",
      count(*) filter (where data_state = 'confirmed' and review_state in ('automatic', 'approved', 'post_exam'))::int as unpaid,
      count(*) filter (where ${due} < lapses_at)::int as earlier,
      count(*) filter (where ${due} > lapses_at)::int as later,
      count(*) filter (where ${due} <= ${now})::int as "lapsesAtOnce"
    from application where sitting_id = ${sittingId} and province = ${province} and ${RUNNING}`.execute(tx);
  return rows[0] ?? { started: 0, confirmed: 0, awaitingReview: 0, unpaid: 0, earlier: 0, later: 0, lapsesAtOnce: 0 };
}

/** Gives a batch of running applications the deadline these windows say; rows that somebody holds at this moment are left for the next batch. */
export async function retimeBatch(tx: Tx, { sittingId, province }: Where, windows: EditedWindows, limit: number): Promise<{ accountId: AccountId; id: ApplicationId; saved: boolean; lapsesAt: number }[]> {
  const due = deadlineBy(windows);
  const { rows } = await sql<{ account_id: string; id: string; data_state: string; lapses_at: Date }>`
    update application set lapses_at = ${due}
    where (account_id, id) in (
      select account_id, id from application where sitting_id = ${sittingId} and province = ${province} and ${RUNNING} and lapses_at <> ${due} order by account_id, id limit ${limit} for update skip locked
    ) returning account_id, id, data_state, lapses_at`.execute(tx);
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id), saved: r.data_state === 'saved' || r.data_state === 'confirmed', lapsesAt: r.lapses_at.getTime() }));
}

/** Live applications of a sitting by province. */
export async function countLiveByProvince(tx: Tx, sittingId: string): Promise<Map<string, number>> {
  const rows = await tx.selectFrom('application').select(['province', (e) => e.fn.countAll<string>().as('count')])
    .where('sitting_id', '=', sittingId).where('ended', 'is', null).where('data_state', '=', 'confirmed').where('province', 'is not', null).groupBy('province').execute();
  return new Map(rows.map((r) => [r.province ?? '', Number(r.count)]));
}

/** How many live applications are with a review point. */
export async function countLiveAt(tx: Tx, points: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.selectFrom('application').select((e) => ['review_point_id', e.fn.countAll<string>().as('count')]).where('review_point_id', '=', sql<string>`any(${[...points]}::text[])`).where('ended', 'is', null).groupBy('review_point_id').execute();
  return new Map(rows.map((r) => [r.review_point_id ?? '', Number(r.count)]));
}

/** A batch of live applications with a review point, locked; those somebody holds are left for the next batch. */
export async function lockLiveAt(tx: Tx, reviewPointId: string, limit: number): Promise<{ accountId: AccountId; id: ApplicationId }[]> {
  const rows = await tx.selectFrom('application').select(['account_id', 'id']).where('review_point_id', '=', reviewPointId).where('ended', 'is', null)
    .orderBy('account_id').orderBy('id').limit(limit).forUpdate().skipLocked().execute();
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id) }));
}
