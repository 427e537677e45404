import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId, type StaffId } from '#contracts/ids.ts';
import type { ReviewFilter, ReviewQueueState } from '#contracts/review.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { withinJurisdiction } from '#server/modules/applications/index.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** One application as the queue needs it; nothing sealed is opened for a list. */
export type QueueRow = {
  accountId: AccountId; id: ApplicationId; number: string | null; sittingId: string; province: string | null; levelCode: string | null; specialtyCode: string | null;
  reviewPointId: string | null; reviewState: string; paymentState: string; routeReasons: string[]; majorMatches: boolean | null; changedAt: Instant;
};

/** Who asks for what: the jurisdiction narrows first, always. */
export type Narrowing = { jurisdiction: Jurisdiction; staffId: StaffId; filter: Omit<ReviewFilter, 'state' | 'mine'>; now: Instant };

type OnApplication = ExpressionBuilder<Database, 'application'>;
type Condition = (eb: OnApplication) => ExpressionWrapper<Database, 'application', SqlBool>;

/** A page of the queue, the longest unchanged first. */
export async function pageOfQueue(tx: Tx, n: Narrowing, state: ReviewQueueState, mine: boolean, after: { changedAt: Instant; id: string } | undefined, limit: number): Promise<QueueRow[]> {
  let query = narrowed(tx, n, state);
  if (mine) query = query.where(heldBy(n.staffId, n.now));
  if (after) query = query.where((eb) => eb(eb.refTuple('application.changed_at', 'application.id'), '>', eb.tuple(new Date(after.changedAt), after.id)));
  const rows = await query
    .select(['account_id', 'id', 'number', 'sitting_id', 'province', 'level_code', 'specialty_code', 'review_point_id', 'review_state', 'payment_state', 'route_reasons', 'major_matches', 'changed_at'])
    .orderBy('changed_at').orderBy('id').limit(limit).execute();
  return rows.map((r) => ({
    accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id), number: r.number, sittingId: r.sitting_id, province: r.province, levelCode: r.level_code,
    specialtyCode: r.specialty_code, reviewPointId: r.review_point_id, reviewState: r.review_state, paymentState: r.payment_state, routeReasons: r.route_reasons,
    majorMatches: r.major_matches, changedAt: r.changed_at.getTime(),
  }));
}

/** Beyond this a count says only that there are more, so that it costs the same however long the queue is. */
export const COUNT_MOST = 999;

/** How many the same narrowing holds in a state. */
export async function countInState(tx: Tx, n: Narrowing, state: ReviewQueueState, mine = false): Promise<{ count: number; more: boolean }> {
  let query = narrowed(tx, n, state);
  if (mine) query = query.where(heldBy(n.staffId, n.now));
  const { count } = await tx.selectFrom(query.select(sql<number>`1`.as('one')).limit(COUNT_MOST + 1).as('some')).select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return { count: Math.min(Number(count), COUNT_MOST), more: Number(count) > COUNT_MOST };
}

/** The applications next in line that nobody holds; a few, since colleagues may take the first at the same moment. */
export async function nextInLine(tx: Tx, n: Narrowing, state: 'online' | 'on_site', limit: number): Promise<{ accountId: AccountId; id: ApplicationId }[]> {
  const rows = await narrowed(tx, n, state).where((eb) => eb.not(heldByAnybody(n.now)(eb)))
    .select(['account_id', 'id']).orderBy('changed_at').orderBy('id').limit(limit).execute();
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id) }));
}

function narrowed(tx: Tx, { jurisdiction, filter }: Narrowing, state: ReviewQueueState) {
  // the fixed values stand in the text, not as parameters: a prepared statement could not use the partial indexes otherwise
  let query = tx.selectFrom('application').where(withinJurisdiction(jurisdiction)).where('ended', 'is', null).where('data_state', '=', sql.lit('confirmed')).where(inState(state));
  if (filter.sitting !== undefined) query = query.where('sitting_id', '=', filter.sitting);
  if (filter.level !== undefined) query = query.where('level_code', '=', filter.level);
  if (filter.point !== undefined) query = query.where('review_point_id', '=', filter.point);
  if (filter.number !== undefined) query = query.where('number', 'like', `${filter.number}%`);
  return query;
}

function inState(state: ReviewQueueState): Condition {
  return (eb) => {
    switch (state) {
      case 'online': return eb('application.review_state', '=', sql.lit('awaiting_online'));
      case 'on_site': return eb('application.review_state', '=', sql.lit('awaiting_on_site'));
      case 'decided': return eb('application.review_state', 'in', [sql.lit('approved'), sql.lit('rejected')]);
      case 'all': return eb(sql`true`, '=', sql`true`);
    }
  };
}

function heldBy(staffId: StaffId, now: Instant) {
  return (eb: OnApplication) => eb.exists(claimOf(eb, now).where('review_claim.staff_id', '=', staffId));
}

function heldByAnybody(now: Instant) {
  return (eb: OnApplication) => eb.exists(claimOf(eb, now));
}

function claimOf(eb: OnApplication, now: Instant) {
  return eb.selectFrom('review_claim').select('review_claim.staff_id')
    .whereRef('review_claim.account_id', '=', 'application.account_id').whereRef('review_claim.application_id', '=', 'application.id')
    .where('review_claim.expires_at', '>', new Date(now));
}
