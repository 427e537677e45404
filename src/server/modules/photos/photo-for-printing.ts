import type { AccountId } from '#contracts/ids.ts';
import type { Blobs } from '#server/platform/blobs/blobs.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findPhoto } from './photos.store.ts';

/** The photo of an account as printed documents need it (报名表, 准考证): the JPEG of 295 × 413 at 300 dpi, with its digest for the frozen snapshot. */
export type PrintablePhoto = { jpeg: Buffer; digest: string };

/** The account's photo for printing; nothing when there is none. */
export async function photoForPrinting(tx: Tx, blobs: Blobs, accountId: AccountId): Promise<PrintablePhoto | undefined> {
  const photo = await findPhoto(tx, accountId);
  const blob = photo && (await blobs.get(photo.blobId));
  return photo && blob ? { jpeg: blob.bytes, digest: photo.digest } : undefined;
}

/** 没有上传照片: sign-in then leads to the photo page (R-2.2.1-01). */
export async function hasPhoto(tx: Tx, accountId: AccountId): Promise<boolean> {
  return (await findPhoto(tx, accountId)) !== undefined;
}
