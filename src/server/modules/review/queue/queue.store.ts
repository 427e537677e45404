import { sql, type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, type SqlBool } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId, type StaffId } from '#contracts/ids.ts';
import { AGE_DAYS, type ReviewFilter, type ReviewQueueState, type ReviewSort, type Stands } from '#contracts/review.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { withinJurisdiction } from '#server/modules/applications/index.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** One application as the queue needs it; nothing sealed is opened for a list. */
export type QueueRow = {
  accountId: AccountId; id: ApplicationId; version: number; number: string | null; sittingId: string; province: string | null; levelCode: string | null; specialtyCode: string | null;
  reviewPointId: string | null; reviewState: string; paymentState: string; routeReasons: string[]; majorMatches: boolean | null; fileNumber: string | null; changedAt: Instant; lapsesAt: Instant | null;
};

/** Narrowing beside the state; a search is already read: by number, or by the accounts that a name or document led to. */
export type QueueFilter = Pick<ReviewFilter, 'sitting' | 'level' | 'specialty' | 'subject' | 'place' | 'point' | 'stands' | 'age' | 'number' | 'why' | 'unassigned'> & {
  /** Waiting since before this moment. */
  before?: Instant | undefined;
  found?: { number?: string | undefined; accounts: readonly AccountId[] } | undefined;
};

/** Who asks for what: the jurisdiction narrows first, always. */
export type Narrowing = { jurisdiction: Jurisdiction; staffId: StaffId; filter: QueueFilter; now: Instant };

/** Where a page begins: after this moment of the order and id. */
export type Cursor = { at: Instant; id: string };

const DAY = 86_400_000;

type OnApplication = ExpressionBuilder<Database, 'application'>;
type Condition = (eb: OnApplication) => ExpressionWrapper<Database, 'application', SqlBool>;

const ORDER = {
  waiting: { column: 'application.changed_at', direction: 'asc', after: '>' },
  newest: { column: 'application.changed_at', direction: 'desc', after: '<' },
  deadline: { column: 'application.lapses_at', direction: 'asc', after: '>' },
} as const;

const ROW = ['account_id', 'id', 'version', 'number', 'sitting_id', 'province', 'level_code', 'specialty_code', 'review_point_id', 'review_state', 'payment_state', 'route_reasons', 'major_matches', 'file_number', 'changed_at', 'lapses_at'] as const;

/** A page of the queue in one of its orders. */
export async function pageOfQueue(tx: Tx, n: Narrowing, of: { state: ReviewQueueState; mine: boolean; sort: ReviewSort; after: Cursor | undefined; limit: number }): Promise<QueueRow[]> {
  const { column, direction, after } = ORDER[of.sort];
  const start = of.after;
  let query = narrowed(tx, n, of.state);
  if (of.mine) query = query.where(mineNow(n.staffId, n.now));
  if (of.sort === 'deadline') query = query.where('application.lapses_at', 'is not', null);
  if (of.sort === 'deadline') query = query.where(inItsProvince(n.jurisdiction));
  if (start) query = query.where((eb) => eb(eb.refTuple(column, 'application.id'), after, eb.tuple(new Date(start.at), start.id)));
  // the page is chosen from indexes first; only its own rows are looked at
  const chosen = query.select(['application.account_id', 'application.id']).orderBy(column, direction).orderBy('application.id', direction).limit(of.limit).as('chosen');
  const rows = await tx.selectFrom(chosen).innerJoin('application', (on) => on.onRef('application.account_id', '=', 'chosen.account_id').onRef('application.id', '=', 'chosen.id'))
    .select(ROW.map((c) => `application.${c}` as const)).orderBy(column, direction).orderBy('application.id', direction).execute();
  return rows.map(rowOf);
}

/** The same applications in the order of their keys, which no act changes: what an export reads part by part. */
export async function queueAfter(tx: Tx, n: Narrowing, of: { state: ReviewQueueState; mine: boolean; after: readonly [accountId: string, id: string] | undefined; limit: number }): Promise<QueueRow[]> {
  const { after } = of;
  let query = narrowed(tx, n, of.state);
  if (of.mine) query = query.where(mineNow(n.staffId, n.now));
  if (after) query = query.where((eb) => eb(eb.refTuple('application.account_id', 'application.id'), '>', eb.tuple(after[0], after[1])));
  return (await query.select(ROW).orderBy('account_id').orderBy('id').limit(of.limit).execute()).map(rowOf);
}

/** How many the queue holds, all of them. */
export async function countQueue(tx: Tx, n: Narrowing, state: ReviewQueueState, mine: boolean): Promise<number> {
  let query = narrowed(tx, n, state);
  if (mine) query = query.where(mineNow(n.staffId, n.now));
  const { count } = await query.select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

type Row = {
  account_id: string; id: string; version: number; number: string | null; sitting_id: string; province: string | null; level_code: string | null; specialty_code: string | null; review_point_id: string | null; review_state: string; payment_state: string;
  route_reasons: string[]; major_matches: boolean | null; file_number: string | null; changed_at: Date; lapses_at: Date | null;
};

function rowOf(r: Row): QueueRow {
  return {
    accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id), version: r.version, number: r.number, sittingId: r.sitting_id, province: r.province, levelCode: r.level_code,
    specialtyCode: r.specialty_code, reviewPointId: r.review_point_id, reviewState: r.review_state, paymentState: r.payment_state, routeReasons: r.route_reasons,
    majorMatches: r.major_matches, fileNumber: r.file_number, changedAt: r.changed_at.getTime(), lapsesAt: r.lapses_at?.getTime() ?? null,
  };
}

/** Beyond this a count says only that there are more, so that it costs the same however long the queue is. */
const COUNT_MOST = 999;

export type QueueCount = { count: number; more: boolean };
export type QueueCounts = Record<ReviewQueueState | 'mine', QueueCount>;

/** How many the same narrowing holds in each state, and how many of all of them are one's own (2.10). */
export async function countStates(tx: Tx, n: Narrowing): Promise<QueueCounts> {
  return hasFewAtMost(n.filter) ? countFew(tx, n) : countMany(tx, n);
}

/** A search by people or by most of a number finds few: they are read once and told apart. */
function hasFewAtMost({ found, number }: QueueFilter): boolean {
  const began = number ?? found?.number;
  return (found !== undefined || number !== undefined) && (began === undefined || began.length >= NUMBER_OF_FEW);
}

/** Year, exam and province are nine digits; two more leave a hundredth of them. */
const NUMBER_OF_FEW = 11;

async function countFew(tx: Tx, n: Narrowing): Promise<QueueCounts> {
  const rows = await narrowed(tx, n, 'all').select((eb) => ['application.review_state as review', decisionNow(eb).as('open'), eb.case().when(mineNow(n.staffId, n.now)(eb)).then(true).else(false).end().as('mine'), eb.fn.countAll<number>().as('count')])
    .groupBy((eb) => [eb.lit(1), eb.lit(2), eb.lit(3)]).execute();
  return countsOf((state) => rows.filter((r) => (state === 'mine' ? r.mine : stateHolds(state, r))).reduce((sum, r) => sum + r.count, 0));
}

/**
 * Each state up to the bound, from indexes that hold all it asks (0880); in one statement, since most of a page's cost would be asking seven times. What waits for a second person or for its time is found
 * in one pass over what waits, and of the rest it is taken away: asked for in each state, the pass would be made four times.
 */
async function countMany(tx: Tx, n: Narrowing): Promise<QueueCounts> {
  const decided = narrowed(tx, n, 'waiting', 'counted')
    .innerJoin('review_decision', (on) => on.onRef('review_decision.account_id', '=', 'application.account_id').onRef('review_decision.application_id', '=', 'application.id').onRef('review_decision.application_version', '=', 'application.version'))
    .where('review_decision.state', 'in', OPEN_DECISION).select((eb) => ['application.review_state as review', 'review_decision.state as open', eb.fn.countAll<number>().as('count')]).groupBy((eb) => [eb.lit(1), eb.lit(2)]);
  const decidedIn = (of: RawBuilder<SqlBool>) => sql<number>`(select coalesce(sum(count), 0)::int from decided where ${of})`;
  const upTo = (query: ReturnType<typeof narrowed>, more = sql<number>`0`) => tx.selectFrom(query.select(sql<number>`1`.as('one')).limit(sql<number>`${sql.lit(COUNT_MOST + 1)} + ${more}`).as('some')).select((eb) => eb.fn.countAll<number>().as('count'));
  const undecided = (review: 'awaiting_online' | 'awaiting_on_site') => {
    const taken = decidedIn(sql`review = ${sql.lit(review)}`);
    return sql<number>`${upTo(narrowed(tx, n, review, 'counted'), taken)} - ${taken}`;
  };
  const counted = await tx.with((cte) => cte('decided').materialized(), () => decided).selectNoFrom([
    undecided('awaiting_online').as('online'), undecided('awaiting_on_site').as('on_site'), decidedIn(sql`open = 'proposed'`).as('second'), decidedIn(sql`open = 'pending'`).as('pending'),
    upTo(narrowed(tx, n, 'decided', 'counted')).as('decided'), upTo(narrowed(tx, n, 'all', 'counted')).as('all'), upTo(narrowed(tx, n, 'all').where(mineNow(n.staffId, n.now))).as('mine'),
  ]).executeTakeFirstOrThrow();
  return countsOf((state) => Number(counted[state] ?? 0));
}

function countsOf(of: (state: ReviewQueueState | 'mine') => number): QueueCounts {
  const one = (state: ReviewQueueState | 'mine') => ({ count: Math.min(of(state), COUNT_MOST), more: of(state) > COUNT_MOST });
  return { online: one('online'), on_site: one('on_site'), second: one('second'), pending: one('pending'), decided: one('decided'), all: one('all'), mine: one('mine') };
}

/** The same as `inState` says of rows, of a row that was read. */
function stateHolds(state: ReviewQueueState, { review, open }: { review: string; open: string | null }): boolean {
  const waits = review === 'awaiting_online' || review === 'awaiting_on_site';
  switch (state) {
    case 'online': return review === 'awaiting_online' && open === null;
    case 'on_site': return review === 'awaiting_on_site' && open === null;
    case 'second': return waits && open === 'proposed';
    case 'pending': return waits && open === 'pending';
    case 'decided': return review === 'approved' || review === 'rejected';
    case 'all': return true;
  }
}

/** The applications next in line for a person: their own work first, then what nobody holds or has; a few, since colleagues may take the first at the same moment. */
export async function nextInLine(tx: Tx, n: Narrowing, state: 'online' | 'on_site', limit: number): Promise<{ accountId: AccountId; id: ApplicationId }[]> {
  const line = (whose: Condition) => narrowed(tx, n, state).where((eb) => eb.not(heldByAnybody(n.now)(eb))).where(whose)
    .select(['account_id', 'id']).orderBy('changed_at').orderBy('id').limit(limit).execute();
  const own = await line(assignedTo(n.staffId));
  const rows = own.length > 0 ? own : await line((eb) => eb.not(isAssigned(eb)));
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id) }));
}

/** The oldest that are nobody's work and in nobody's hands, for assigning many; with what says who may see them. */
export async function oldestUnassigned(tx: Tx, n: Narrowing, state: 'online' | 'on_site', limit: number): Promise<{ accountId: AccountId; id: ApplicationId; province: string | null; prefecture: string | null; reviewPoint: string | null; exam: string }[]> {
  const rows = await narrowed(tx, n, state).where((eb) => eb.not(heldByAnybody(n.now)(eb))).where((eb) => eb.not(isAssigned(eb)))
    .select(['account_id', 'id', 'province', 'prefecture', 'review_point_id', 'exam_code']).orderBy('changed_at').orderBy('id').limit(limit).execute();
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id), province: r.province, prefecture: r.prefecture, reviewPoint: r.review_point_id, exam: r.exam_code }));
}

/** What waits for a review, whether or not somebody has decided on it. */
type Waiting = 'waiting' | 'awaiting_online' | 'awaiting_on_site';

/** `counted`: up to a bound, where many are expected. */
function narrowed(tx: Tx, { jurisdiction, filter, now }: Narrowing, state: ReviewQueueState | Waiting, counted?: 'counted') {
  const begins = counted ? numberBeginsOfMany : numberBegins;
  // the fixed values stand in the text, not as parameters: a prepared statement could not use the partial indexes otherwise
  let query = tx.selectFrom('application').where(withinJurisdiction(jurisdiction)).where('application.ended', 'is', null).where('application.data_state', '=', sql.lit('confirmed')).where(inState(state));
  if (filter.sitting !== undefined) query = query.where('application.sitting_id', '=', filter.sitting);
  if (filter.level !== undefined) query = query.where('application.level_code', '=', filter.level);
  if (filter.specialty !== undefined) query = query.where('application.specialty_code', '=', filter.specialty);
  if (filter.subject !== undefined) query = query.where(sql<SqlBool>`application.subject_codes @> ${[filter.subject]}::text[]`);
  if (filter.place !== undefined) query = query.where(filter.place.length === 2 ? 'application.province' : 'application.prefecture', '=', filter.place);
  if (filter.stands !== undefined) query = query.where(standing(filter.stands));
  if (filter.age !== undefined) query = query.where(waitingFor(AGE_DAYS[filter.age], now));
  if (filter.point !== undefined) query = query.where('application.review_point_id', '=', filter.point);
  if (filter.number !== undefined) query = query.where(begins(filter.number));
  // a cause is one of five and has an index of its own: it stands in the text for the same reason
  if (filter.why !== undefined) query = query.where(inItsProvince(jurisdiction)).where(sql<SqlBool>`application.route_reasons @> ${sql.lit(`{${filter.why}}`)}::text[]`);
  if (filter.before !== undefined) query = query.where('application.changed_at', '<=', new Date(filter.before));
  if (filter.unassigned !== undefined) query = query.where((eb) => eb.not(isAssigned(eb)));
  if (filter.found) query = query.where(foundBy(filter.found, begins));
  return query;
}

/** The province of a place is said as well: causes and deadlines are indexed by province, and would otherwise be looked through in all of them. */
function inItsProvince(jurisdiction: Jurisdiction): Condition {
  const province = provinceOf(jurisdiction);
  return (eb) => (province === undefined ? eb.and([]) : eb.and([eb('application.province', '=', province)]));
}

/** A number begins with year, exam and province (domain.md 6.4): said as well, they find it where it lies among the others. */
function numberBegins(digits: string): Condition {
  return (eb) => eb.and([eb('application.number', 'like', `${digits}%`), ...placeInNumber(eb, digits)]);
}

function placeInNumber(eb: OnApplication, digits: string) {
  return [...(digits.length >= 7 ? [eb('application.exam_code', '=', digits.slice(4, 7))] : []), ...(digits.length >= 9 ? [eb('application.province', '=', digits.slice(7, 9))] : [])];
}

/**
 * The same where many begin so: not by the index of numbers, which would be read whole in each state before the bound is met, but by the sittings
 * of that year and exam.
 */
function numberBeginsOfMany(digits: string): Condition {
  const [year, exam] = [digits.slice(0, 4), digits.slice(4, 7)];
  return (eb) => eb.and([
    sql<SqlBool>`left(application.number, ${sql.lit(digits.length)}) = ${digits}`, ...placeInNumber(eb, digits),
    ...(digits.length >= 7 ? [eb('application.sitting_id', 'in', [`${exam}-${year}-1`, `${exam}-${year}-2`])] : []),
  ]);
}

/** By the beginning of a number, or by accounts already found: each is an index, whatever else narrows. */
function foundBy({ number, accounts }: NonNullable<QueueFilter['found']>, begins: (digits: string) => Condition): Condition {
  const mine = (eb: OnApplication) => eb('application.account_id', '=', sql<string>`any(${[...accounts]}::uuid[])`);
  return (eb) => (number === undefined ? mine(eb) : accounts.length === 0 ? begins(number)(eb) : eb.or([eb('application.number', 'like', `${number}%`), mine(eb)]));
}

function standing(stands: Stands): Condition {
  return (eb) => {
    switch (stands) {
      case 'passed': return eb('application.review_state', 'in', [sql.lit('approved'), sql.lit('automatic'), sql.lit('post_exam')]);
      case 'rejected': return eb('application.review_state', '=', sql.lit('rejected'));
      case 'paid': return eb('application.payment_state', 'in', [sql.lit('paid'), sql.lit('exempt')]);
      case 'exempt': return eb('application.payment_state', '=', sql.lit('exempt'));
    }
  };
}

function waitingFor({ from, to }: { from?: number; to?: number }, now: Instant): Condition {
  const ago = (days: number) => new Date(now - days * DAY);
  return (eb) => eb.and([...(from === undefined ? [] : [eb('application.changed_at', '<=', ago(from))]), ...(to === undefined ? [] : [eb('application.changed_at', '>', ago(to))])]);
}

function inState(state: ReviewQueueState | Waiting): Condition {
  return (eb) => {
    switch (state) {
      case 'waiting': return awaits(eb);
      case 'awaiting_online':
      case 'awaiting_on_site': return eb('application.review_state', '=', sql.lit(state));
      case 'online': return eb.and([eb('application.review_state', '=', sql.lit('awaiting_online')), eb.not(decidedAs(eb))]);
      case 'on_site': return eb.and([eb('application.review_state', '=', sql.lit('awaiting_on_site')), eb.not(decidedAs(eb))]);
      case 'second': return eb.and([awaits(eb), decidedAs(eb, 'proposed')]);
      case 'pending': return eb.and([awaits(eb), decidedAs(eb, 'pending')]);
      case 'decided': return eb('application.review_state', 'in', [sql.lit('approved'), sql.lit('rejected')]);
      case 'all': return eb(sql`true`, '=', sql`true`);
    }
  };
}

function awaits(eb: OnApplication) {
  return eb('application.review_state', 'in', [sql.lit('awaiting_online'), sql.lit('awaiting_on_site')]);
}

/** Decided and not yet in force. */
const OPEN_DECISION = [sql.lit('proposed'), sql.lit('pending')];

/** A decision on this version that does not yet count. */
function decidedAs(eb: OnApplication, state?: 'proposed' | 'pending') {
  return eb.exists(openDecision(eb, state).select('review_decision.id'));
}

/** The state of the decision on this version that does not yet count; there is one at most. */
function decisionNow(eb: OnApplication) {
  return openDecision(eb).select('review_decision.state');
}

function openDecision(eb: OnApplication, state?: 'proposed' | 'pending') {
  return eb.selectFrom('review_decision')
    .whereRef('review_decision.account_id', '=', 'application.account_id').whereRef('review_decision.application_id', '=', 'application.id')
    .whereRef('review_decision.application_version', '=', 'application.version')
    .where('review_decision.state', 'in', state === undefined ? OPEN_DECISION : [sql.lit(state)]);
}

/** Held by this person just now, or theirs to do: from the few rows of their own, not from all applications. */
function mineNow(staffId: StaffId, now: Instant): Condition {
  return (eb) => eb(eb.refTuple('application.account_id', 'application.id'), 'in',
    eb.selectFrom('review_claim').select(['review_claim.account_id', 'review_claim.application_id']).where('review_claim.staff_id', '=', staffId).where('review_claim.expires_at', '>', new Date(now))
      .union(eb.selectFrom('review_assignment').select(['review_assignment.account_id', 'review_assignment.application_id']).where('review_assignment.staff_id', '=', staffId))
      .$asTuple('account_id', 'application_id'));
}

function heldByAnybody(now: Instant) {
  return (eb: OnApplication) => eb.exists(claimOf(eb, now));
}

function claimOf(eb: OnApplication, now: Instant) {
  return eb.selectFrom('review_claim').select('review_claim.staff_id')
    .whereRef('review_claim.account_id', '=', 'application.account_id').whereRef('review_claim.application_id', '=', 'application.id')
    .where('review_claim.expires_at', '>', new Date(now));
}

function isAssigned(eb: OnApplication) {
  return eb.exists(assignmentOf(eb));
}

function assignedTo(staffId: StaffId): Condition {
  return (eb) => eb.exists(assignmentOf(eb).where('review_assignment.staff_id', '=', staffId));
}

function assignmentOf(eb: OnApplication) {
  return eb.selectFrom('review_assignment').select('review_assignment.staff_id')
    .whereRef('review_assignment.account_id', '=', 'application.account_id').whereRef('review_assignment.application_id', '=', 'application.id');
}
