import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { NoticeFaultKept } from '#contracts/payment-notices.ts';

/** Whether a notice was heard before: never, with the same meaning, or with another one under its id. */
export type Heard = 'new' | 'again' | 'otherwise';

/** Claims a notice by its account and the channel's own id, in the transaction that acts on it: a notice whose handling fails is new when it comes again. */
export async function claimNotice(tx: Tx, notice: { account: string; id: string; about: 'payment' | 'refund'; number: string; digest: Buffer }, at: Instant): Promise<Heard> {
  const key = `${notice.account}:${notice.id}`;
  const { numInsertedOrUpdatedRows } = await tx.insertInto('payment_notice')
    .values({ notice_key: key, account: notice.account, about: notice.about, number: notice.number, digest: notice.digest, received_at: new Date(at) })
    .onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 1n) return 'new';
  const known = await tx.selectFrom('payment_notice').select('digest').where('notice_key', '=', key).executeTakeFirstOrThrow();
  return known.digest.equals(notice.digest) ? 'again' : 'otherwise';
}

/** Keeps a notice that was not believed (拒收): of what it said only the digest, and the number where its signature was right. */
export async function keepRefused(tx: Tx, refused: { account: string; fault: NoticeFaultKept; number: string | null; digest: Buffer; from: string }, at: Instant): Promise<void> {
  await tx.insertInto('refused_notice').values({ id: newId(), account: refused.account, fault: refused.fault, number: refused.number, digest: refused.digest, from_address: refused.from, received_at: new Date(at) }).execute();
}
