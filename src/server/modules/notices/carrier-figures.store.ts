import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type TryCounts = { carrier: string; channel: string; taken: number; refused: number; unclear: number; lastTakenAt: Instant | null; lastNoAt: Instant | null; lastNo: string | null };

/** What became of the tries since a moment, carrier by carrier; and why the last no was one. */
export async function countTries(tx: Tx, since: Instant): Promise<TryCounts[]> {
  const no = sql`t.outcome in ('refused', 'unclear', 'lost')`;
  const { rows } = await sql<{ carrier: string; channel: string; taken: string; refused: string; unclear: string; last_taken: Date | null; last_no: Date | null; reason: string | null }>`
    select t.carrier, m.channel, count(*) filter (where t.outcome = 'taken') as taken, count(*) filter (where t.outcome = 'refused') as refused, count(*) filter (where t.outcome in ('unclear', 'lost')) as unclear,
      max(t.ended_at) filter (where t.outcome = 'taken') as last_taken, max(t.ended_at) filter (where ${no}) as last_no, (array_agg(t.reason order by t.ended_at desc) filter (where ${no}))[1] as reason
    from message_try t join message m on m.message_id = t.message_id where t.began_at >= ${new Date(since)} group by 1, 2`.execute(tx);
  return rows.map((r) => ({
    carrier: r.carrier, channel: r.channel, taken: Number(r.taken), refused: Number(r.refused), unclear: Number(r.unclear), lastTakenAt: r.last_taken?.getTime() ?? null, lastNoAt: r.last_no?.getTime() ?? null, lastNo: r.reason,
  }));
}

/** How many messages wait, by channel and by what for; `due` are those whose turn it is. */
export async function countWaiting(tx: Tx): Promise<{ channel: 'sms' | 'mail'; why: 'night' | 'allowance' | 'carrier' | 'due'; count: number }[]> {
  const rows = await tx.selectFrom('message').select(['channel', 'waits_for', (e) => e.fn.countAll<string>().as('count')]).where('state', '=', sql.lit('queued')).groupBy(['channel', 'waits_for']).execute();
  const WHY = ['night', 'allowance', 'carrier'] as const;
  return rows.map((r) => ({ channel: r.channel === 'mail' ? 'mail' : 'sms', why: WHY.find((one) => one === r.waits_for) ?? 'due', count: Number(r.count) }));
}
