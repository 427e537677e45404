import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

export type Counted = { account: string; what: string; value: number };

/** Attempts by receiving account: those open now, and those begun and paid in the last day; what is older is in the books, not here. */
export async function countAttempts(tx: Tx): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select account, 'open' as what, count(*)::float as value from payment_attempt where state = 'open' group by account
    union all select account, 'begun_last_day', count(*)::float from payment_attempt where started_at > now() - interval '1 day' group by account
    union all select account, 'paid_last_day', count(*)::float from payment_attempt where started_at > now() - interval '1 day' and state = 'paid' group by account`.execute(tx);
  return rows;
}

/** For how long the open attempt that waits longest for its channel's word has waited, by receiving account; those whose channel answered the last question wait for the payer, not for it. */
export async function readLongestUnanswered(tx: Tx): Promise<Omit<Counted, 'what'>[]> {
  const { rows } = await sql<Omit<Counted, 'what'>>`
    select account, extract(epoch from now() - min(coalesce(last_answered_at, started_at)))::float as value from payment_attempt where state = 'open' and unanswered > 0 group by account`.execute(tx);
  return rows;
}

/** Refunds that are not done, by the receiving account they go back from and their state; what never came by a channel is the desk's. */
export async function countOpenRefunds(tx: Tx): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select coalesce(a.account, 'desk') as account, r.state as what, count(*)::float as value
    from refund r left join payment_attempt a on a.account_id = r.account_id and a.id = r.attempt_id where r.state <> 'done' group by 1, 2`.execute(tx);
  return rows;
}

/** Notices refused in the last hour, by the account they came in under and why. */
export async function countRefusedNotices(tx: Tx): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select account, fault as what, count(*)::float as value from refused_notice where received_at > now() - interval '1 hour' group by account, fault`.execute(tx);
  return rows;
}
