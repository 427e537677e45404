import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { PhotoId } from '#contracts/photos.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { bandsOf } from './domain/likeness.ts';

export type Likeness = { otherAccountId: string; otherPhotoId: string; bitsApart: number };

const keysOf = (fingerprint: string) => bandsOf(fingerprint).map(({ band, value }) => band * 65_536 + value);

/** Files a photo under the sixteen parts of its fingerprint. */
export async function fileFingerprint(tx: Tx, accountId: AccountId, photoId: PhotoId, fingerprint: string): Promise<void> {
  await tx.insertInto('photo_band').values(keysOf(fingerprint).map((key) => ({ band_key: key, account_id: accountId, photo_id: photoId, fingerprint })))
    .onConflict((conflict) => conflict.doNothing()).execute();
}

/** Photos of other accounts that share a part of the fingerprint; a crowded part (all-white corners) is not searched to its end. */
export async function findSharingBands(tx: Tx, accountId: AccountId, fingerprint: string): Promise<{ accountId: string; photoId: string; fingerprint: string }[]> {
  const rows = await tx.selectFrom('photo_band').select(['account_id', 'photo_id', 'fingerprint']).distinct()
    .where('band_key', 'in', keysOf(fingerprint)).where('account_id', '<>', accountId).limit(5_000).execute();
  return rows.map((row) => ({ accountId: row.account_id, photoId: row.photo_id, fingerprint: row.fingerprint }));
}

/** Writes down that two photos look alike, on the side of the newer one. */
export async function insertLikeness(tx: Tx, accountId: AccountId, photoId: PhotoId, found: Likeness[], now: Instant): Promise<void> {
  if (found.length === 0) return;
  await tx.insertInto('photo_likeness').values(found.map((other) => ({
    account_id: accountId, photo_id: photoId, other_account_id: other.otherAccountId, other_photo_id: other.otherPhotoId, bits_apart: other.bitsApart, found_at: new Date(now),
  }))).onConflict((conflict) => conflict.doNothing()).execute();
}

/** Which other photos this one looks like. */
export async function listLikeness(tx: Tx, accountId: AccountId, photoId: PhotoId): Promise<Likeness[]> {
  const rows = await tx.selectFrom('photo_likeness').selectAll().where('account_id', '=', accountId).where('photo_id', '=', photoId).orderBy('bits_apart').execute();
  return rows.map((row) => ({ otherAccountId: row.other_account_id, otherPhotoId: row.other_photo_id, bitsApart: row.bits_apart }));
}

/** How many other people's photos each photo of these people looks like, by photo. */
export async function countAlike(tx: Tx, accounts: readonly AccountId[]): Promise<Map<string, number>> {
  const rows = await tx.selectFrom('photo_likeness').select((eb) => ['photo_id', eb.fn.count<string>('other_account_id').distinct().as('count')])
    .where('account_id', '=', sql<string>`any(${[...new Set(accounts)]}::uuid[])`).groupBy('photo_id').execute();
  return new Map(rows.map((r) => [r.photo_id, Number(r.count)]));
}
