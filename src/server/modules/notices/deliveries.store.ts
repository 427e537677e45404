import { sql } from 'kysely';
import type { Day, Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Counts the messages queued since a moment anew, by Beijing day, event, channel and province (发送统计). */
export async function countDays(tx: Tx, since: Instant, now: Instant): Promise<void> {
  await sql`
    insert into message_day (day, template, channel, province, queued, sent, delivered, failed, cancelled, counted_at)
    select (queued_at at time zone 'Asia/Shanghai')::date, template, channel, coalesce(province, ''), count(*) filter (where state = 'queued'), count(*) filter (where state = 'sent'),
      count(*) filter (where state = 'delivered'), count(*) filter (where state = 'failed'), count(*) filter (where state = 'cancelled'), ${new Date(now)}
    from message where queued_at >= ${new Date(since)} and channel <> 'inbox' and not trial group by 1, 2, 3, 4
    on conflict (day, template, channel, province) do update set queued = excluded.queued, sent = excluded.sent, delivered = excluded.delivered, failed = excluded.failed, cancelled = excluded.cancelled, counted_at = excluded.counted_at`.execute(tx);
}

export type Counts = { queued: number; sent: number; delivered: number; failed: number; cancelled: number };

const sums = sql<string>`sum(queued)`.as('queued');
const counts = [sums, sql<string>`sum(sent)`.as('sent'), sql<string>`sum(delivered)`.as('delivered'), sql<string>`sum(failed)`.as('failed'), sql<string>`sum(cancelled)`.as('cancelled')] as const;
const numbers = (r: Record<keyof Counts, string>): Counts => ({ queued: Number(r.queued), sent: Number(r.sent), delivered: Number(r.delivered), failed: Number(r.failed), cancelled: Number(r.cancelled) });

/** What became of messages since a day, by day and by event; of one province or of the nation. */
export async function listDeliveries(tx: Tx, of: { since: Day; province: string | undefined }): Promise<{ countedAt: Instant | null; days: (Counts & { day: Day })[]; events: (Counts & { event: string })[] }> {
  let rows = tx.selectFrom('message_day').where('day', '>=', of.since);
  if (of.province !== undefined) rows = rows.where('province', '=', of.province);
  const days = await rows.select([sql<string>`to_char(day, 'YYYY-MM-DD')`.as('name'), ...counts]).groupBy('day').orderBy('day').execute();
  const events = await rows.select(['template', ...counts]).groupBy('template').orderBy(sql`sum(queued + sent + delivered + failed + cancelled)`, 'desc').execute();
  const counted = await rows.select((e) => e.fn.max('counted_at').as('at')).executeTakeFirst();
  return { countedAt: counted?.at ? new Date(counted.at).getTime() : null, days: days.map((d) => ({ day: d.name, ...numbers(d) })), events: events.map((d) => ({ event: d.template, ...numbers(d) })) };
}

/** A page of everything that was sent to one person, the newest first. */
export async function listSentTo(tx: Tx, accountId: AccountId, after: string | undefined, limit: number) {
  let query = tx.selectFrom('message').selectAll().where('account_id', '=', accountId);
  if (after !== undefined) query = query.where('message_id', '<', after);
  return query.orderBy('message_id', 'desc').limit(limit).execute();
}

/** One message that was sent to a person; nothing when it is somebody else's. */
export async function findSentTo(tx: Tx, accountId: AccountId, id: string) {
  return tx.selectFrom('message').selectAll().where('account_id', '=', accountId).where('message_id', '=', id).forUpdate().executeTakeFirst();
}

/** How often a message was sent again. */
export async function countResent(tx: Tx, id: string): Promise<number> {
  const { count } = await tx.selectFrom('message').select((e) => e.fn.countAll<string>().as('count')).where('resent_of', '=', id).executeTakeFirstOrThrow();
  return Number(count);
}
