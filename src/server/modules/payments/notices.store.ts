import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { startOfBeijingDay, type Instant } from '#contracts/dates.ts';
import { NoticeFaultKept, type RefusedNotice, type RefusedNoticeFilters } from '#contracts/payment-notices.ts';

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

const DAY = 86_400_000;

function narrowed(tx: Tx, accounts: readonly string[], f: RefusedNoticeFilters) {
  let query = tx.selectFrom('refused_notice').where('account', 'in', accounts.length === 0 ? [''] : [...accounts]);
  if (f.account !== undefined) query = query.where('account', '=', f.account);
  if (f.fault !== undefined) query = query.where('fault', '=', f.fault);
  if (f.from !== undefined) query = query.where('received_at', '>=', new Date(startOfBeijingDay(f.from)));
  if (f.to !== undefined) query = query.where('received_at', '<', new Date(startOfBeijingDay(f.to) + DAY));
  return query;
}

/** Refused notices of these accounts, the latest first; ids grow with time, so one is also the place to go on from. */
export async function refusedBefore(tx: Tx, accounts: readonly string[], f: RefusedNoticeFilters, before: string | undefined, limit: number): Promise<RefusedNotice[]> {
  let query = narrowed(tx, accounts, f);
  if (before !== undefined) query = query.where('id', '<', before);
  const rows = await query.selectAll().orderBy('id', 'desc').limit(limit).execute();
  return rows.map((r) => ({ id: r.id, account: r.account, fault: NoticeFaultKept.parse(r.fault), number: r.number, digest: r.digest.toString('hex'), from: r.from_address, at: r.received_at.getTime() }));
}

/** How many there are. */
export async function countRefused(tx: Tx, accounts: readonly string[], f: RefusedNoticeFilters): Promise<number> {
  const { count } = await narrowed(tx, accounts, f).select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}
