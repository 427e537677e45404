import { sql, type Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { AttemptId, AttemptKind, AttemptNumber, AttemptState, LastAnswer, OrderId, PayerDevice } from '#contracts/payments.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Database } from '#server/platform/db/schema.ts';
import { writeBehind, type Tx } from '#server/platform/db/tx.ts';
import { advanceAttempt, type AttemptAct, type Said } from './domain/attempt-states.ts';
import { nextAskAt } from './domain/attempt-timing.ts';

/** One try to pay an order at one receiving account (支付尝试). */
export type Attempt = {
  accountId: AccountId;
  id: AttemptId;
  orderId: OrderId;
  applicationId: ApplicationId;
  number: AttemptNumber;
  /** The receiving account (收款账户). */
  account: string;
  kind: AttemptKind;
  device: PayerDevice;
  state: AttemptState;
  version: number;
  amountInFen: number;
  startedAt: Instant;
  expiresAt: Instant;
  /** How the payer goes on, as the channel gave it. */
  start: unknown;
  /** The payer chose another channel since. */
  leftAt: Instant | null;
  lastAskedAt: Instant | null;
  lastAnsweredAt: Instant | null;
  lastAnswer: LastAnswer | null;
  /** How often in a row the channel did not answer. */
  unanswered: number;
  nextAskAt: Instant | null;
  reference: string | null;
  chargedInFen: number | null;
  paidAt: Instant | null;
  endedAt: Instant | null;
};

export type AttemptSource = 'candidate' | 'notice' | 'query' | 'clock' | 'reconciliation';

type NewAttempt = Pick<Attempt, 'accountId' | 'id' | 'orderId' | 'applicationId' | 'number' | 'account' | 'kind' | 'device' | 'amountInFen' | 'startedAt' | 'expiresAt'>;

/** Begins an attempt with its first line of history (`payment_attempt_begin`). False when another is open at the account or has the number: the indexes decide. */
export async function insertAttempt(tx: Tx, a: NewAttempt): Promise<boolean> {
  const columns = JSON.stringify({
    id: a.id, order_id: a.orderId, application_id: a.applicationId, number: a.number, account: a.account, kind: a.kind, device: a.device, amount_in_fen: a.amountInFen,
    started_at: new Date(a.startedAt), expires_at: new Date(a.expiresAt), next_ask_at: new Date(nextAskAt(a, 0, a.startedAt)),
  });
  const { rows } = await sql<{ begun: boolean }>`select payment_attempt_begin(${a.accountId}, ${columns}) as begun`.execute(tx);
  return rows[0]?.begun === true;
}

/** The attempts of an order, the oldest first. */
export async function listAttempts(tx: Tx, accountId: AccountId, orderId: OrderId): Promise<Attempt[]> {
  const rows = await tx.selectFrom('payment_attempt').selectAll().where('account_id', '=', accountId).where('order_id', '=', orderId).orderBy('number').execute();
  return rows.map(attemptOf);
}

/** The attempts of all orders of an application, the oldest first. */
export async function listAttemptsOfApplication(tx: Tx, accountId: AccountId, applicationId: ApplicationId): Promise<Attempt[]> {
  const rows = await tx.selectFrom('payment_attempt').selectAll().where('account_id', '=', accountId).where('application_id', '=', applicationId).orderBy('started_at').orderBy('number').execute();
  return rows.map(attemptOf);
}

const byId = keptStatement((tx, v: { accountId: AccountId; id: AttemptId }) => tx.selectFrom('payment_attempt').selectAll().where('account_id', '=', v.accountId).where('id', '=', v.id));
const byNumber = keptStatement((tx, v: { accountId: AccountId; number: AttemptNumber }) => tx.selectFrom('payment_attempt').selectAll().where('account_id', '=', v.accountId).where('number', '=', v.number));

/** One attempt of this account. */
export async function findAttempt(tx: Tx, accountId: AccountId, by: { id: AttemptId } | { number: AttemptNumber }): Promise<Attempt | undefined> {
  const { rows: [row] } = await tx.executeQuery('id' in by ? byId(tx, { accountId, id: by.id }) : byNumber(tx, { accountId, number: by.number }));
  return row && attemptOf(row);
}

/** The orders a channel's own transaction number leads to: of a charge that settled, of one that goes back, or of a refund. */
export async function findByReference(tx: Tx, reference: string): Promise<{ accountId: AccountId; orderId: OrderId }[]> {
  const rows = (await Promise.all([
    tx.selectFrom('payment_attempt').select(['account_id', 'order_id']).where('reference', '=', reference).limit(5).execute(),
    tx.selectFrom('refund_case').select(['account_id', 'order_id']).where('channel_reference', '=', reference).limit(5).execute(),
    tx.selectFrom('refund').select(['account_id', 'order_id']).where('refund_reference', '=', reference).limit(5).execute(),
  ])).flat();
  return rows.map((row) => ({ accountId: AccountId.parse(row.account_id), orderId: OrderId.parse(row.order_id) })).filter((one, at, all) => all.findIndex((other) => other.orderId === one.orderId) === at);
}

/** The attempts of several orders, each order's in turn. */
export async function attemptsOf(tx: Tx, orders: readonly { account_id: string; id: string }[]): Promise<Attempt[]> {
  if (orders.length === 0) return [];
  const rows = await tx.selectFrom('payment_attempt').selectAll().where('account_id', 'in', orders.map((o) => o.account_id)).where('order_id', 'in', orders.map((o) => o.id)).orderBy('number').execute();
  return rows.map(attemptOf);
}

const lockRow = keptStatement((tx, v: { accountId: AccountId; id: AttemptId }) => tx.selectFrom('payment_attempt').selectAll().where('account_id', '=', v.accountId).where('id', '=', v.id).forUpdate());

/** The attempt, its row held until the transaction ends. Whoever needs its order too locks that first. */
export async function lockAttempt(tx: Tx, accountId: AccountId, id: AttemptId): Promise<Attempt | undefined> {
  const { rows: [row] } = await tx.executeQuery(lockRow(tx, { accountId, id }));
  return row && attemptOf(row);
}

type Money = { reference: string; chargedInFen: number; paidAt: Instant };

/** The new state and its line of history in one call (`payment_attempt_act`), behind; the transaction fails when the row is not the one that was locked. */
export function recordAttemptMove(tx: Tx, attempt: Attempt, act: AttemptAct, how: { source: AttemptSource; at: Instant; money?: Money }): Attempt {
  const next = advanceAttempt(attempt.state, act);
  invariant(next.ok, `an attempt ${attempt.state} takes no ${act}`);
  const columns = JSON.stringify(how.money ? { reference: how.money.reference, charged_in_fen: how.money.chargedInFen, paid_at: new Date(how.money.paidAt) } : {});
  const line = JSON.stringify({ act, from_state: attempt.state, to_state: next.value, source: how.source, at: new Date(how.at) });
  writeBehind(tx, sql`select payment_attempt_act(${attempt.accountId}, ${attempt.id}, ${attempt.version}, ${columns}, ${line})`.compile(tx));
  return { ...attempt, ...how.money, state: next.value, version: attempt.version + 1, nextAskAt: null, endedAt: attempt.endedAt ?? how.at };
}

/** Notes what came of asking: what was said and when, and when an open attempt is asked about next. */
export function noteAsked(tx: Tx, attempt: Attempt, said: Said, now: Instant): Attempt {
  const unanswered = said === 'unanswered' ? attempt.unanswered + 1 : 0;
  const next = attempt.state === 'open' ? nextAskAt(attempt, unanswered, now) : null;
  const noted = { ...attempt, lastAskedAt: now, lastAnswer: said === 'unanswered' ? said : said.status, lastAnsweredAt: said === 'unanswered' ? attempt.lastAnsweredAt : now, unanswered, nextAskAt: next };
  writeBehind(tx, tx.updateTable('payment_attempt').set({
    last_asked_at: new Date(now), last_answer: noted.lastAnswer, unanswered, next_ask_at: next === null ? null : new Date(next), ...(said === 'unanswered' ? {} : { last_answered_at: new Date(now) }),
  }).where('account_id', '=', attempt.accountId).where('id', '=', attempt.id));
  return noted;
}

const startOf = keptStatement((tx, v: { accountId: AccountId; id: AttemptId; start: string }) => tx.updateTable('payment_attempt').set({ start: v.start }).where('account_id', '=', v.accountId).where('id', '=', v.id));

/** Keeps how the payer goes on, behind, for whoever comes back to the page. */
export function keepStart(tx: Tx, attempt: Pick<Attempt, 'accountId' | 'id'>, start: unknown): void {
  writeBehind(tx, startOf(tx, { accountId: attempt.accountId, id: attempt.id, start: JSON.stringify(start) }));
}

/** The payer goes on with another attempt, or has paid: what is still open beside it is asked about now, and closed. Answers how many. */
export async function leaveOthers(tx: Tx, attempt: Pick<Attempt, 'accountId' | 'orderId' | 'id'>, now: Instant): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('payment_attempt').set({ left_at: new Date(now), next_ask_at: new Date(now) }).where('account_id', '=', attempt.accountId).where('order_id', '=', attempt.orderId)
    .where('state', '=', 'open').where('id', '!=', attempt.id).where('left_at', 'is', null).executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** The payer comes back to an attempt they had left. */
export async function comeBackTo(tx: Tx, attempt: Pick<Attempt, 'accountId' | 'id'>): Promise<void> {
  await tx.updateTable('payment_attempt').set({ left_at: null }).where('account_id', '=', attempt.accountId).where('id', '=', attempt.id).where('left_at', 'is not', null).execute();
}

/** Orders with attempts whose turn it is to be asked about, the longest due first. */
export async function listOrdersToFollow(tx: Tx, now: Instant, limit: number): Promise<{ accountId: AccountId; orderId: OrderId }[]> {
  const rows = await tx.selectFrom('payment_attempt').select((e) => ['account_id', 'order_id', e.fn.min('next_ask_at').as('due')]).where('state', '=', 'open').where('next_ask_at', '<=', new Date(now))
    .groupBy(['account_id', 'order_id']).orderBy('due').limit(limit).execute();
  return rows.map((row) => ({ accountId: AccountId.parse(row.account_id), orderId: OrderId.parse(row.order_id) }));
}

/** Taken up just now: due again only if nothing comes of it, so that no queue fills while a channel is slow. */
export function takeUp(tx: Tx, of: { accountId: AccountId; orderId: OrderId }, now: Instant, until: Instant): void {
  writeBehind(tx, tx.updateTable('payment_attempt').set({ next_ask_at: new Date(until) }).where('account_id', '=', of.accountId).where('order_id', '=', of.orderId).where('state', '=', 'open').where('next_ask_at', '<=', new Date(now)));
}

/** An attempt from its row. */
export function attemptOf(row: Selectable<Database['payment_attempt']>): Attempt {
  return {
    accountId: AccountId.parse(row.account_id), id: AttemptId.parse(row.id), orderId: OrderId.parse(row.order_id), applicationId: ApplicationId.parse(row.application_id), number: AttemptNumber.parse(row.number),
    account: row.account, kind: AttemptKind.parse(row.kind), device: PayerDevice.parse(row.device), state: AttemptState.parse(row.state), version: row.version, amountInFen: row.amount_in_fen,
    startedAt: row.started_at.getTime(), expiresAt: row.expires_at.getTime(), start: row.start, leftAt: instantOf(row.left_at), lastAskedAt: instantOf(row.last_asked_at), lastAnsweredAt: instantOf(row.last_answered_at),
    lastAnswer: row.last_answer === null ? null : LastAnswer.parse(row.last_answer), unanswered: row.unanswered, nextAskAt: instantOf(row.next_ask_at), reference: row.reference, chargedInFen: row.charged_in_fen,
    paidAt: instantOf(row.paid_at), endedAt: instantOf(row.ended_at),
  };
}

const instantOf = (at: Date | null) => (at === null ? null : at.getTime());
