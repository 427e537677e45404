import type { AccountId } from '#contracts/ids.ts';
import type { Blobs } from '#server/platform/blobs/blobs.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { PhotoId } from '#contracts/photos.ts';
import { findPhoto, findPhotoById, listCurrentBlobs } from './photos.store.ts';

/** The photo of an account as printed documents need it (报名表, 准考证): the JPEG of 295 × 413 at 300 dpi, with its digest for the frozen snapshot. */
export type PrintablePhoto = { jpeg: Buffer; digest: string };

/** The account's photo for printing; nothing when there is none. */
export async function photoForPrinting(tx: Tx, blobs: Blobs, accountId: AccountId): Promise<PrintablePhoto | undefined> {
  const photo = await findPhoto(tx, accountId);
  const blob = photo && (await blobs.get(photo.blobId));
  return photo && blob ? { jpeg: blob.bytes, digest: photo.digest } : undefined;
}

/** One photo of an account by its id, a replaced one as well: what a frozen document was issued with. */
export async function photoAsIssued(tx: Tx, blobs: Blobs, accountId: AccountId, photoId: PhotoId): Promise<PrintablePhoto | undefined> {
  const photo = await findPhotoById(tx, accountId, photoId);
  const blob = photo && (await blobs.get(photo.blobId));
  return photo && blob ? { jpeg: blob.bytes, digest: photo.digest } : undefined;
}

/** The pictures of many people by account (签到表); who has none is not in it. */
export async function picturesOf(tx: Tx, blobs: Blobs, accounts: readonly AccountId[]): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const { accountId, blobId } of await listCurrentBlobs(tx, accounts)) {
    const blob = await blobs.get(blobId);
    if (blob) found.set(accountId, blob.bytes);
  }
  return found;
}

/** 没有上传照片: sign-in then leads to the photo page (R-2.2.1-01). */
export async function hasPhoto(tx: Tx, accountId: AccountId): Promise<boolean> {
  return (await findPhoto(tx, accountId)) !== undefined;
}
