import { sql } from 'kysely';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { Allowance } from '#server/platform/carriers/carrier-settings.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { freeFrom, slotsOf } from './domain/allowance.ts';

type Recipient = { key: Buffer; channel: string; kind: 'code' | 'notice' };

/** Counts one more for a number or mailbox, unless it had all it may get: then from when it can get more. One statement, so that two processes never both count the last. */
export async function takeAllowance(tx: Tx, { key, channel, kind }: Recipient, most: Allowance, now: Instant): Promise<{ ok: true } | { ok: false; freeAt: Instant }> {
  const { minuteAt, hourAt, dayOn } = slotsOf(now);
  const [minute, hour] = [new Date(minuteAt), new Date(hourAt)];
  const taken = await sql`
    insert into message_allowance as a (recipient_key, channel, kind, minute_at, minute_used, hour_at, hour_used, day_on, day_used)
    values (${key}, ${channel}, ${kind}, ${minute}, 1, ${hour}, 1, ${dayOn}, 1)
    on conflict (recipient_key, channel, kind) do update set
      minute_at = excluded.minute_at, minute_used = case when a.minute_at = excluded.minute_at then a.minute_used + 1 else 1 end,
      hour_at = excluded.hour_at, hour_used = case when a.hour_at = excluded.hour_at then a.hour_used + 1 else 1 end,
      day_on = excluded.day_on, day_used = case when a.day_on = excluded.day_on then a.day_used + 1 else 1 end
    where (a.minute_at <> excluded.minute_at or a.minute_used < ${most.minute}) and (a.hour_at <> excluded.hour_at or a.hour_used < ${most.hour}) and (a.day_on <> excluded.day_on or a.day_used < ${most.day})
    returning 1`.execute(tx);
  if (taken.rows.length > 0) return { ok: true };
  const used = await tx.selectFrom('message_allowance').select(['minute_at', 'minute_used', 'hour_at', 'hour_used', sql<string>`to_char(day_on, 'YYYY-MM-DD')`.as('day_on'), 'day_used'])
    .where('recipient_key', '=', key).where('channel', '=', channel).where('kind', '=', kind).executeTakeFirstOrThrow();
  const freeAt = freeFrom({ minuteAt: used.minute_at.getTime(), minuteUsed: used.minute_used, hourAt: used.hour_at.getTime(), hourUsed: used.hour_used, dayOn: beijingDay(Date.parse(`${used.day_on}T00:00:00+08:00`)), dayUsed: used.day_used }, most, now);
  return { ok: false, freeAt: Math.max(freeAt, now + 1_000) };
}

/** Forgets what was counted on days gone by. */
export async function forgetAllowances(tx: Tx, now: Instant): Promise<void> {
  await tx.deleteFrom('message_allowance').where('day_on', '<', beijingDay(now - 86_400_000)).execute();
}
