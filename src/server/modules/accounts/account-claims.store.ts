import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Claims a user name; false when somebody has it. Two at once: the second waits for the first and then meets it. */
export async function claimUserName(tx: Tx, userName: string, account: AccountId): Promise<boolean> {
  const done = await tx.insertInto('user_name_claim').values({ user_name: userName, account_id: account }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Claims a phone; false when an account has it. */
export async function claimPhone(tx: Tx, phoneKey: Buffer, account: AccountId, now: Instant): Promise<boolean> {
  const done = await tx.insertInto('phone_claim').values({ phone_key: phoneKey, account_id: account, claimed_at: new Date(now) }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Who has a phone, held until the transaction ends. */
export async function lockPhoneHolder(tx: Tx, phoneKey: Buffer): Promise<AccountId | undefined> {
  const row = await tx.selectFrom('phone_claim').select('account_id').where('phone_key', '=', phoneKey).forUpdate().executeTakeFirst();
  return row && AccountId.parse(row.account_id);
}

/** Gives a phone from one account to another. */
export async function moveClaimedPhone(tx: Tx, phoneKey: Buffer, to: AccountId, now: Instant): Promise<void> {
  await tx.updateTable('phone_claim').set({ account_id: to, claimed_at: new Date(now) }).where('phone_key', '=', phoneKey).execute();
}

/** Lets a phone go, if this account has it. */
export async function releasePhone(tx: Tx, phoneKey: Buffer, account: AccountId): Promise<void> {
  await tx.deleteFrom('phone_claim').where('phone_key', '=', phoneKey).where('account_id', '=', account).execute();
}

/** Claims a document as its first account; false when any account, under whatever name, has it. */
export async function claimDocument(tx: Tx, documentKey: Buffer, account: AccountId): Promise<boolean> {
  const done = await tx.insertInto('document_claim').values({ document_key: documentKey, account_id: account }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Claims a document together with a name; false when that person is registered. */
export async function claimIdentity(tx: Tx, documentKey: Buffer, nameKey: Buffer, account: AccountId): Promise<boolean> {
  const done = await tx.insertInto('document_name_claim').values({ document_key: documentKey, name_key: nameKey, account_id: account }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Makes an account the holder of a document, from now on by verification. The row is held: two settlements take turns. */
export async function settleDocument(tx: Tx, documentKey: Buffer, account: AccountId, now: Instant): Promise<void> {
  await tx.updateTable('document_claim').set({ account_id: account, settled_at: new Date(now) }).where('document_key', '=', documentKey).execute();
}

/** Holds the claim of a document until the transaction ends. */
export async function lockDocument(tx: Tx, documentKey: Buffer): Promise<void> {
  await tx.selectFrom('document_claim').select('account_id').where('document_key', '=', documentKey).forUpdate().execute();
}

/** All accounts that carry a document. */
export async function listDocumentAccounts(tx: Tx, documentKey: Buffer): Promise<AccountId[]> {
  const rows = await tx.selectFrom('document_name_claim').select('account_id').where('document_key', '=', documentKey).execute();
  return rows.map((row) => AccountId.parse(row.account_id));
}

/** The account of a person: any of these documents together with the name. */
export async function findByIdentity(tx: Tx, documentKeys: readonly Buffer[], nameKey: Buffer): Promise<AccountId | undefined> {
  const row = await tx.selectFrom('document_name_claim').select('account_id').where('document_key', 'in', documentKeys).where('name_key', '=', nameKey).limit(1).executeTakeFirst();
  return row && AccountId.parse(row.account_id);
}

/** The account behind a user name, exactly as written. */
export async function findByUserName(tx: Tx, userName: string): Promise<AccountId | undefined> {
  const row = await tx.selectFrom('user_name_claim').select('account_id').where('user_name', '=', userName).executeTakeFirst();
  return row && AccountId.parse(row.account_id);
}

/** Gives up a person's claim on a name and document, if this account has it. */
export async function releaseIdentity(tx: Tx, documentKey: Buffer, nameKey: Buffer, account: AccountId): Promise<void> {
  await tx.deleteFrom('document_name_claim').where('document_key', '=', documentKey).where('name_key', '=', nameKey).where('account_id', '=', account).execute();
}

/** Gives up a document this account holds: the next account that carries it holds it, if there is one. The claim must be locked. */
export async function releaseDocument(tx: Tx, documentKey: Buffer, account: AccountId): Promise<void> {
  const done = await tx.deleteFrom('document_claim').where('document_key', '=', documentKey).where('account_id', '=', account).executeTakeFirst();
  const [next] = (await listDocumentAccounts(tx, documentKey)).filter((id) => id !== account).sort();
  if (done.numDeletedRows === 1n && next !== undefined) await claimDocument(tx, documentKey, next);
}
