import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, BlobId } from '#contracts/ids.ts';
import { CopyId, CopyState } from '#contracts/own-data.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { isHeld } from '#server/platform/retention/legal-holds.store.ts';
import type { DataCopy } from './data-copy.ts';

/** Notes that a copy is wanted; undefined while one is being made: there is one at a time (data_copy_one_waiting). */
export async function insertCopy(tx: Tx, c: { accountId: AccountId; lang: Lang; allParts: number; now: Instant }): Promise<CopyId | undefined> {
  const id = newId<CopyId>();
  const done = await tx.insertInto('data_copy').values({ account_id: c.accountId, copy_id: id, state: 'waiting', lang: c.lang, all_parts: c.allParts, requested_at: new Date(c.now) })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

/** A person's copies, the newest first. */
export async function listCopies(tx: Tx, accountId: AccountId, limit: number): Promise<DataCopy[]> {
  const rows = await tx.selectFrom('data_copy').selectAll().where('account_id', '=', accountId).orderBy('requested_at', 'desc').limit(limit).execute();
  return rows.map(copyOf);
}

/** How many copies a person asked for since a moment. */
export async function countCopiesSince(tx: Tx, accountId: AccountId, since: Instant): Promise<number> {
  return (await tx.selectFrom('data_copy').select('copy_id').where('account_id', '=', accountId).where('requested_at', '>', new Date(since)).execute()).length;
}

/** One copy of one person; somebody else's is not found. `lock` holds it. */
export async function findCopy(tx: Tx, accountId: AccountId, id: CopyId, how: { lock?: true } = {}): Promise<DataCopy | undefined> {
  const query = tx.selectFrom('data_copy').selectAll().where('account_id', '=', accountId).where('copy_id', '=', id);
  const row = await (how.lock ? query.forUpdate() : query).executeTakeFirst();
  return row && copyOf(row);
}

/** How far the making is. */
export async function noteProgress(tx: Tx, of: { accountId: AccountId; id: CopyId }, doneParts: number): Promise<void> {
  await tx.updateTable('data_copy').set({ done_parts: doneParts }).where('account_id', '=', of.accountId).where('copy_id', '=', of.id).where('state', '=', 'waiting').where('all_parts', '>=', doneParts).execute();
}

/** The copy is there until its days are over. */
export async function makeReady(tx: Tx, of: { accountId: AccountId; id: CopyId }, file: { blobId: BlobId; bytes: number; digest: Buffer }, at: { now: Instant; until: Instant }): Promise<void> {
  await tx.updateTable('data_copy').set((eb) => ({ state: 'ready', done_parts: eb.ref('all_parts'), blob_id: file.blobId, bytes: file.bytes, digest: file.digest, ready_at: new Date(at.now), expires_at: new Date(at.until) }))
    .where('account_id', '=', of.accountId).where('copy_id', '=', of.id).execute();
}

/** The copy is no more: not made, or its file deleted. */
export async function endCopy(tx: Tx, of: { accountId: AccountId; id: CopyId }, state: 'failed' | 'gone'): Promise<void> {
  await tx.updateTable('data_copy').set({ state, blob_id: null }).where('account_id', '=', of.accountId).where('copy_id', '=', of.id).execute();
}

/** Counts a download. */
export async function countDownload(tx: Tx, of: { accountId: AccountId; id: CopyId }): Promise<void> {
  await tx.updateTable('data_copy').set((eb) => ({ downloads: eb('downloads', '+', 1) })).where('account_id', '=', of.accountId).where('copy_id', '=', of.id).execute();
}

/** Copies whose days are over. */
export async function listExpired(tx: Tx, now: Instant, limit: number): Promise<DataCopy[]> {
  return (await tx.selectFrom('data_copy').selectAll().where('state', '=', 'ready').where('expires_at', '<=', new Date(now))
    .where(sql<boolean>`not ${isHeld({ of: 'dataCopy', person: sql.ref('data_copy.account_id') }, now)}`).limit(limit).execute()).map(copyOf);
}

type Row = { account_id: string; copy_id: string; state: string; lang: string; done_parts: number; all_parts: number; blob_id: string | null; bytes: number | null; downloads: number; requested_at: Date; expires_at: Date | null };

function copyOf(r: Row): DataCopy {
  return {
    accountId: AccountId.parse(r.account_id), id: CopyId.parse(r.copy_id), state: CopyState.parse(r.state), lang: r.lang === 'en' ? 'en' : 'zh', doneParts: r.done_parts, allParts: r.all_parts,
    blobId: r.blob_id === null ? null : BlobId.parse(r.blob_id), bytes: r.bytes, downloads: r.downloads, requestedAt: r.requested_at.getTime(), expiresAt: r.expires_at?.getTime() ?? null,
  };
}
