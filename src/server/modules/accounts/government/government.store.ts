import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** The account a subject of the platform is linked to. */
export async function findLinked(tx: Tx, subjectKey: Buffer): Promise<AccountId | undefined> {
  const row = await tx.selectFrom('government_link').select('account_id').where('subject_key', '=', subjectKey).executeTakeFirst();
  return row && AccountId.parse(row.account_id);
}

/** Links a subject to an account; false when it was linked meanwhile. */
export async function insertLink(tx: Tx, subjectKey: Buffer, accountId: AccountId, level: string, now: Instant): Promise<boolean> {
  const done = await tx.insertInto('government_link').values({ subject_key: subjectKey, account_id: accountId, level, linked_at: new Date(now) }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}
