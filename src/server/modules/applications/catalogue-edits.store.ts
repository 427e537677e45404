import { sql, type RawBuilder } from 'kysely';

import type { EditedWindows } from '#contracts/sittings.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Standing } from '#contracts/sittings.ts';
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

const AWAITS_REVIEW = sql<boolean>`data_state = 'confirmed' and review_state in ('awaiting_online', 'awaiting_on_site')`;
const NOT_PASSED = sql<boolean>`data_state = 'confirmed' and review_state in ('returned', 'rejected')`;
const PASSED_UNPAID = sql<boolean>`data_state = 'confirmed' and review_state in ('automatic', 'approved', 'post_exam') and payment_state = 'unpaid'`;

/** Live applications of some sittings in a province by where they stand, each counted once. */
export async function countStanding(tx: Tx, province: string, sittingIds: readonly string[]): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select count(*) filter (where data_state <> 'confirmed' and payment_state not in ('paid', 'exempt'))::int as drafts,
      count(*) filter (where ${AWAITS_REVIEW} and payment_state not in ('paid', 'exempt'))::int as "awaitingReview",
      count(*) filter (where ${NOT_PASSED} and payment_state not in ('paid', 'exempt'))::int as "notPassed",
      count(*) filter (where ${PASSED_UNPAID})::int as unpaid,
      count(*) filter (where data_state = 'confirmed' and payment_state = 'paying' and not (${AWAITS_REVIEW}) and not (${NOT_PASSED}))::int as paying,
      count(*) filter (where payment_state in ('paid', 'exempt'))::int as paid
    from application where province = ${province} and sitting_id = any(${[...sittingIds]}::text[]) and ended is null`.execute(tx);
  return rows[0] ?? { drafts: 0, awaitingReview: 0, notPassed: 0, unpaid: 0, paying: 0, paid: 0 };
}

/** People who are to come to a review point on site: to be reviewed there, or to pay there in sittings that are paid on site only. */
function comesTo(reviewPointId: string, paidOnSite: readonly string[]): RawBuilder<boolean> {
  return sql`review_point_id = ${reviewPointId} and ended is null and data_state = 'confirmed' and (review_state = 'awaiting_on_site' or (${PASSED_UNPAID} and sitting_id = any(${[...paidOnSite]}::text[])))`;
}

/** How many files wait for review at a point, and how many people are to come there. */
export async function countTouchedAt(tx: Tx, reviewPointId: string, paidOnSite: readonly string[]): Promise<{ waiting: number; onSite: number }> {
  const { rows } = await sql<{ waiting: number; onSite: number }>`
    select count(*) filter (where ${AWAITS_REVIEW})::int as waiting, count(*) filter (where ${comesTo(reviewPointId, paidOnSite)})::int as "onSite"
    from application where review_point_id = ${reviewPointId} and ended is null and data_state = 'confirmed'`.execute(tx);
  return rows[0] ?? { waiting: 0, onSite: 0 };
}

/** A batch of those who are to come to a point, by account and application, with the sitting. */
export async function listComing(tx: Tx, reviewPointId: string, paidOnSite: readonly string[], after: [string, string] | undefined, limit: number): Promise<{ accountId: AccountId; id: ApplicationId; sittingId: string }[]> {
  const { rows } = await sql<{ account_id: string; id: string; sitting_id: string }>`
    select account_id, id, sitting_id from application where ${comesTo(reviewPointId, paidOnSite)} and ${after === undefined ? sql`true` : sql`(account_id, id) > (${after[0]}::uuid, ${after[1]}::uuid)`}
    order by account_id, id limit ${limit}`.execute(tx);
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id), sittingId: r.sitting_id }));
}
