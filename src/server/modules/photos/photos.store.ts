import { sql, type Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, BlobId } from '#contracts/ids.ts';
import { PhotoCheckView, PhotoId, PhotoState } from '#contracts/photos.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Photo as PhotoRow } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { PhotoAct } from './domain/photo-states.ts';
import type { Doer, Photo } from './photo-facts.ts';

const present = keptStatement((tx, v: { accountId: AccountId }) => tx.selectFrom('photo').selectAll().where('account_id', '=', v.accountId).where('replaced_at', 'is', null));

/** The photo the account stands with now, if it ever uploaded one. */
export async function findPhoto(tx: Tx, accountId: AccountId): Promise<Photo | undefined> {
  const { rows: [row] } = await tx.executeQuery(present(tx, { accountId }));
  return row && toPhoto(row);
}

const stateOf = keptStatement((tx, v: { accountId: AccountId }) => tx.selectFrom('photo').select('state').where('account_id', '=', v.accountId).where('replaced_at', 'is', null));

/** Only its state, for what asks no more of it. */
export async function findPhotoState(tx: Tx, accountId: AccountId): Promise<PhotoState | undefined> {
  const { rows: [row] } = await tx.executeQuery(stateOf(tx, { accountId }));
  return row && PhotoState.parse(row.state);
}

/** The same, held until the transaction ends. */
export async function lockPhoto(tx: Tx, accountId: AccountId): Promise<Photo | undefined> {
  const row = await tx.selectFrom('photo').selectAll().where('account_id', '=', accountId).where('replaced_at', 'is', null).forUpdate().executeTakeFirst();
  return row && toPhoto(row);
}

/** One photo by its id, a replaced one as well: officers compare old and new. */
export async function findPhotoById(tx: Tx, accountId: AccountId, photoId: PhotoId): Promise<Photo | undefined> {
  const row = await tx.selectFrom('photo').selectAll().where('account_id', '=', accountId).where('photo_id', '=', photoId).executeTakeFirst();
  return row && toPhoto(row);
}

/** Every photo the account ever had, newest first. */
export async function listPhotosOf(tx: Tx, accountId: AccountId): Promise<(Photo & { replacedAt: Instant | null })[]> {
  const rows = await tx.selectFrom('photo').selectAll().where('account_id', '=', accountId).orderBy('uploaded_at', 'desc').limit(20).execute();
  return rows.map((row) => ({ ...toPhoto(row), replacedAt: row.replaced_at?.getTime() ?? null }));
}

/** The two newest photos of each of these people, newest first. */
export async function listLatestPhotos(tx: Tx, accounts: readonly AccountId[]): Promise<Map<string, Photo[]>> {
  const rows = await tx.selectFrom('photo').selectAll().where('account_id', '=', sql<string>`any(${[...new Set(accounts)]}::uuid[])`).orderBy('uploaded_at', 'desc').execute();
  const out = new Map<string, Photo[]>();
  for (const row of rows) {
    const own = out.get(row.account_id) ?? [];
    if (own.length < 2) out.set(row.account_id, [...own, toPhoto(row)]);
  }
  return out;
}

/** The photo each of these people stands with now, those whose photo was not accepted left out (准考证). */
export async function listPrintablePhotos(tx: Tx, accounts: readonly AccountId[]): Promise<Map<string, PhotoId>> {
  if (accounts.length === 0) return new Map();
  const rows = await tx.selectFrom('photo').select(['account_id', 'photo_id']).where('account_id', '=', sql<string>`any(${[...new Set(accounts)]}::uuid[])`).where('replaced_at', 'is', null).where('state', '<>', 'rejected').execute();
  return new Map(rows.map((r) => [r.account_id, PhotoId.parse(r.photo_id)]));
}

/** Where the pictures of these people's current photos lie. */
export async function listCurrentBlobs(tx: Tx, accounts: readonly AccountId[]): Promise<{ accountId: string; blobId: BlobId }[]> {
  if (accounts.length === 0) return [];
  const rows = await tx.selectFrom('photo').select(['account_id', 'blob_id']).where('account_id', '=', sql<string>`any(${[...new Set(accounts)]}::uuid[])`).where('replaced_at', 'is', null).execute();
  return rows.map((r) => ({ accountId: r.account_id, blobId: BlobId.parse(r.blob_id) }));
}

/** Where the next page of a list begins: after this moment and id. */
export type After = { at: Instant; id: string };

/** Photos waiting for an officer, oldest first, after `after`; `provinceCode` undefined is the whole country. */
export async function listPhotosAwaiting(tx: Tx, provinceCode: string | undefined, after: After | undefined, size: number): Promise<Photo[]> {
  let query = awaiting(tx, provinceCode).selectAll();
  if (after) query = query.where((eb) => eb(eb.refTuple('uploaded_at', 'account_id'), '>', eb.tuple(new Date(after.at), after.id)));
  return (await query.orderBy('uploaded_at').orderBy('account_id').limit(size).execute()).map(toPhoto);
}

/** How many wait. */
export async function countPhotosAwaiting(tx: Tx, provinceCode: string | undefined): Promise<number> {
  const { count } = await awaiting(tx, provinceCode).select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

function awaiting(tx: Tx, provinceCode: string | undefined) {
  // the fixed values stand in the text: a prepared statement could not use the partial index otherwise
  const query = tx.selectFrom('photo').where('state', '=', sql.lit('awaiting_review')).where('replaced_at', 'is', null);
  return provinceCode === undefined ? query : query.where('review_province_code', '=', provinceCode);
}

type NewPhoto = Omit<Photo, 'version' | 'rejectReason'> & { changeId: string | null };

/** Inserts the current photo; false when another upload of the same account was faster (index photo_one_current). */
export async function insertPhoto(tx: Tx, photo: NewPhoto, by: Doer): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('photo').values({
    account_id: photo.accountId,
    photo_id: photo.id,
    blob_id: photo.blobId,
    digest: Buffer.from(photo.digest, 'hex'),
    bytes: photo.bytes,
    fingerprint: photo.fingerprint,
    checks: JSON.stringify(photo.checks),
    state: photo.state,
    review_province_code: photo.reviewProvinceCode,
    change_id: photo.changeId,
    uploaded_at: new Date(photo.uploadedAt),
    version: 1,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await recordEvent(tx, photo, { act: 'upload', from: null, to: photo.state, reason: null }, by, photo.uploadedAt);
  return true;
}

/** Puts a photo aside for its successor; the row and its picture stay, authorities may ask. */
export async function replacePhoto(tx: Tx, photo: Photo, by: Doer, now: Instant): Promise<void> {
  const { numUpdatedRows } = await tx.updateTable('photo').set({ replaced_at: new Date(now), version: photo.version + 1 })
    .where('account_id', '=', photo.accountId).where('photo_id', '=', photo.id).where('version', '=', photo.version).executeTakeFirstOrThrow();
  invariant(numUpdatedRows === 1n, `photo ${photo.id} moved under a row lock`);
  await recordEvent(tx, photo, { act: 'replace', from: photo.state, to: photo.state, reason: null }, by, now);
}

/** Moves a photo to its next state and writes its story in the same breath. */
export async function movePhoto(tx: Tx, photo: Photo, act: PhotoAct, to: PhotoState, reason: string | null, by: Doer, now: Instant): Promise<Photo> {
  const version = photo.version + 1;
  const rejectReason = to === 'rejected' ? reason : null;
  const { numUpdatedRows } = await tx.updateTable('photo').set({ state: to, reject_reason: rejectReason, review_province_code: photo.reviewProvinceCode, version })
    .where('account_id', '=', photo.accountId).where('photo_id', '=', photo.id).where('version', '=', photo.version).executeTakeFirstOrThrow();
  invariant(numUpdatedRows === 1n, `photo ${photo.id} moved under a row lock`);
  await recordEvent(tx, photo, { act, from: photo.state, to, reason }, by, now);
  return { ...photo, state: to, rejectReason, version };
}

/** Says whose officers review a photo that already waits. */
export async function bindReview(tx: Tx, photo: Photo, provinceCode: string): Promise<void> {
  await tx.updateTable('photo').set({ review_province_code: provinceCode }).where('account_id', '=', photo.accountId).where('photo_id', '=', photo.id).execute();
}

type PhotoMove = { act: string; from: string | null; to: string; reason: string | null };

async function recordEvent(tx: Tx, photo: Pick<Photo, 'accountId' | 'id'>, move: PhotoMove, by: Doer, now: Instant): Promise<void> {
  await tx.insertInto('photo_event').values({
    account_id: photo.accountId,
    event_id: newId(),
    photo_id: photo.id,
    act: move.act,
    from_state: move.from,
    to_state: move.to,
    reason: move.reason,
    actor_kind: by.kind,
    actor_id: by.id,
    at: new Date(now),
  }).execute();
}

function toPhoto(row: Selectable<PhotoRow>): Photo {
  return {
    id: PhotoId.parse(row.photo_id),
    accountId: AccountId.parse(row.account_id),
    blobId: BlobId.parse(row.blob_id),
    digest: row.digest.toString('hex'),
    bytes: row.bytes,
    fingerprint: row.fingerprint,
    checks: PhotoCheckView.array().parse(row.checks),
    state: PhotoState.parse(row.state),
    rejectReason: row.reject_reason,
    reviewProvinceCode: row.review_province_code,
    uploadedAt: row.uploaded_at.getTime(),
    version: row.version,
  };
}
