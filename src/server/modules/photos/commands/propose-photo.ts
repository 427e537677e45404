import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { CropBox } from '#contracts/photos.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import type { Blobs } from '#server/platform/blobs/blobs.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { PROPOSAL_MS, refusalsToUpload } from '../domain/photo-states.ts';
import { pictureTypeOf } from '../domain/picture-type.ts';
import type { PhotoProposal } from '../photo-facts.ts';
import { lockOpenChange } from '../photo-changes.store.ts';
import { keepProposal, takeProposal } from '../photo-proposals.store.ts';
import { discardPictures } from '../photos.jobs-declared.ts';
import { lockPhoto } from '../photos.store.ts';
import { preparePhoto } from '../processing/photo-processing.ts';

/** A picture read, cut, measured and put away, outside any transaction. */
export type StoredPicture = Omit<PhotoProposal, 'accountId' | 'expiresAt'>;

/** Makes the final photo of an uploaded file and puts both it and its upright source into the blobs. */
export async function storePicture(blobs: Blobs, bytes: Buffer, crop?: CropBox): Promise<Result<StoredPicture>> {
  const done = await preparePhoto(bytes, crop);
  if (!done.ok) return done;
  const { jpeg, upright, digest, fingerprint, checks, stateOnUpload, uprightCrop } = done.value;
  const [blobId, sourceBlobId] = await Promise.all([blobs.put(jpeg, 'image/jpeg'), blobs.put(upright, 'image/jpeg')]);
  return ok({ blobId, sourceBlobId, sourceType: pictureTypeOf(bytes), digest, bytes: jpeg.length, fingerprint, checks, stateOnUpload, crop: uprightCrop });
}

/** 【打开照片】: the picture waits an hour for 【上传照片】; an earlier one that waited is thrown out. A failing picture waits too, so that its checks can be shown. */
export async function proposePhoto(tx: Tx, accountId: AccountId, picture: StoredPicture, now: Instant): Promise<Result<PhotoProposal>> {
  const no = refusalsToUpload({ photo: await lockPhoto(tx, accountId), change: await lockOpenChange(tx, accountId) }, now);
  if (no.length > 0) return refused(no);
  const before = await takeProposal(tx, accountId);
  const proposal = { ...picture, accountId, expiresAt: now + PROPOSAL_MS };
  await keepProposal(tx, proposal);
  if (before) await enqueue(tx, discardPictures, { blobIds: unneeded(before, picture) });
  return ok(proposal);
}

function unneeded(before: StoredPicture, now: StoredPicture) {
  const kept = [now.blobId, now.sourceBlobId];
  return [before.blobId, before.sourceBlobId].filter((id) => !kept.includes(id));
}
