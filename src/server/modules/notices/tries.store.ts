import type { Instant } from '#contracts/dates.ts';
import type { Outcome } from '#server/platform/carriers/carrier.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { PastTry } from './domain/next-step.ts';

/** Every time a message was given to a carrier, the first first. */
export async function listTries(tx: Tx, messageId: string): Promise<PastTry[]> {
  const rows = await tx.selectFrom('message_try').selectAll().where('message_id', '=', messageId).orderBy('number').execute();
  return rows.map(pastTry);
}

/** The same of many messages. */
export async function listTriesOf(tx: Tx, messageIds: readonly string[]): Promise<Map<string, PastTry[]>> {
  const found = new Map<string, PastTry[]>();
  if (messageIds.length === 0) return found;
  const rows = await tx.selectFrom('message_try').selectAll().where('message_id', 'in', messageIds).orderBy('message_id').orderBy('number').execute();
  for (const row of rows) found.set(row.message_id, [...(found.get(row.message_id) ?? []), pastTry(row)]);
  return found;
}

const OUTCOMES = ['taken', 'refused', 'unclear', 'lost'] as const;
const VERDICTS = ['again', 'later', 'other', 'never'] as const;

function pastTry(row: { number: number; carrier: string; began_at: Date; ended_at: Date | null; outcome: string | null; verdict: string | null; reason: string | null }): PastTry {
  return {
    number: row.number, carrier: row.carrier, beganAt: row.began_at.getTime(), endedAt: row.ended_at?.getTime() ?? null,
    outcome: OUTCOMES.find((one) => one === row.outcome) ?? null, verdict: VERDICTS.find((one) => one === row.verdict) ?? null, reason: row.reason,
  };
}

/** Writes down that a message is about to be given to a carrier, before it is: what a killed process leaves is asked about, not sent again blindly. */
export async function insertTry(tx: Tx, messageId: string, { number, carrier }: { number: number; carrier: string }, now: Instant): Promise<void> {
  await tx.insertInto('message_try').values({ message_id: messageId, number, carrier, began_at: new Date(now) }).execute();
}

/** Writes what a carrier answered; false when somebody settled the try before. */
export async function endTry(tx: Tx, messageId: string, number: number, outcome: Outcome, now: Instant): Promise<boolean> {
  const said = outcome.taken ? { outcome: 'taken' } : outcome.verdict === 'unclear' ? { outcome: 'unclear', reason: outcome.reason } : { outcome: 'refused', verdict: outcome.verdict, reason: outcome.reason };
  const done = await tx.updateTable('message_try').set({ ...said, ended_at: new Date(now) }).where('message_id', '=', messageId).where('number', '=', number).where('ended_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Settles a try whose answer was lost: the carrier has the message after all, or never got it. */
export async function settleTry(tx: Tx, messageId: string, number: number, outcome: 'taken' | 'lost', now: Instant): Promise<boolean> {
  const done = await tx.updateTable('message_try').set({ outcome, ended_at: new Date(now) }).where('message_id', '=', messageId).where('number', '=', number)
    .where((e) => e.or([e('outcome', 'is', null), e('outcome', '=', 'unclear')])).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
