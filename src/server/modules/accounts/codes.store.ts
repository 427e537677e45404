import type { Day, Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { CodePurpose, SendingFacts, SentCode } from './domain/one-time-code.ts';

export type QuotaKeys = { recipient: Buffer; asker: Buffer; network: Buffer };

/** What was sent today to a recipient, for an asker and from a network; the counters are held, so that sending at once cannot pass a limit. */
export async function lockQuotas(tx: Tx, keys: QuotaKeys, day: Day, now: Instant): Promise<SendingFacts> {
  const sorted = [keys.recipient, keys.asker, keys.network].sort((a, b) => a.compare(b));
  for (const key of sorted) {
    await tx.insertInto('code_quota').values({ quota_key: key, day, sent: 0, last_sent_at: new Date(0) }).onConflict((c) => c.doNothing()).execute();
  }
  const rows = await tx.selectFrom('code_quota').selectAll().where('quota_key', 'in', sorted).where('day', '=', day).orderBy('quota_key').forUpdate().execute();
  const of = (key: Buffer) => rows.find((row) => row.quota_key.equals(key));
  const last = of(keys.recipient)?.last_sent_at.getTime() ?? 0;
  return {
    lastSentAt: last > 0 && last <= now ? last : undefined,
    toRecipientToday: of(keys.recipient)?.sent ?? 0, byAskerToday: of(keys.asker)?.sent ?? 0, fromNetworkToday: of(keys.network)?.sent ?? 0,
  };
}

/** Counts one more sending for each key. */
export async function countSending(tx: Tx, keys: readonly Buffer[], day: Day, now: Instant): Promise<void> {
  await tx.updateTable('code_quota').set((eb) => ({ sent: eb('sent', '+', 1), last_sent_at: new Date(now) })).where('quota_key', 'in', keys).where('day', '=', day).execute();
}

export type NewCode = { recipientKey: Buffer; purpose: CodePurpose; mac: Buffer; subject: string; sentAt: Instant; expiresAt: Instant };

/** Keeps a new code in place of the last one sent there for this purpose. */
export async function putCode(tx: Tx, code: NewCode): Promise<void> {
  const values = { code_mac: code.mac, subject: code.subject, sent_at: new Date(code.sentAt), expires_at: new Date(code.expiresAt), tries: 0, used_at: null };
  await tx.insertInto('one_time_code').values({ recipient_key: code.recipientKey, purpose: code.purpose, ...values })
    .onConflict((c) => c.columns(['recipient_key', 'purpose']).doUpdateSet(values)).execute();
}

/** The last code sent there for this purpose, held until the transaction ends: tries made at once take turns. */
export async function lockCode(tx: Tx, recipientKey: Buffer, purpose: CodePurpose): Promise<(SentCode & { mac: Buffer }) | undefined> {
  const row = await tx.selectFrom('one_time_code').selectAll().where('recipient_key', '=', recipientKey).where('purpose', '=', purpose).forUpdate().executeTakeFirst();
  return row && { mac: row.code_mac, expiresAt: row.expires_at.getTime(), tries: row.tries, usedAt: row.used_at?.getTime(), subject: row.subject };
}

/** Counts a try; a right one uses the code up. */
export async function countTry(tx: Tx, recipientKey: Buffer, purpose: CodePurpose, used: boolean, now: Instant): Promise<void> {
  await tx.updateTable('one_time_code').set((eb) => ({ tries: eb('tries', '+', 1), ...(used && { used_at: new Date(now) }) }))
    .where('recipient_key', '=', recipientKey).where('purpose', '=', purpose).execute();
}
