import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { URGENCY } from './domain/urgency.ts';

/** A code under way longer than this is late; one older than it lives says nothing of now. */
const LATE = 20_000;
const OF_NOW = 10 * 60_000;

/** True while codes by text message wait for carriers: pages then say so before people wonder (短信拥堵). */
export async function isSmsSlow(tx: Tx, now: Instant): Promise<boolean> {
  const late = tx.selectFrom('message').select('message_id').where('state', '=', sql.lit('queued')).where('urgency', '=', sql.lit(URGENCY.code)).where('channel', '=', 'sms')
    .where('queued_at', '<', new Date(now - LATE)).where('queued_at', '>', new Date(now - OF_NOW)).limit(1);
  return (await late.executeTakeFirst()) !== undefined;
}
