import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { CropStep } from '#contracts/photos.ts';
import { moveCrop, zoomCrop, type Box, type Size } from '#contracts/photos/crop.ts';
import { refusedFor, type Result } from '#server/kernel/result.ts';
import type { Blobs } from '#server/platform/blobs/blobs.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { moveUnscanned } from '#server/platform/scanner/unscanned.store.ts';
import type { PhotoProposal } from '../photo-facts.ts';
import { findProposal } from '../photo-proposals.store.ts';
import { preparePhoto, uprightSize } from '../processing/photo-processing.ts';
import { proposePhoto } from './propose-photo.ts';

/** How far one nudge moves the cut (a twentieth of it) or brings it nearer (a tenth). */
const STEPS: Record<CropStep, (source: Size, box: Box) => Box> = {
  left: (source, box) => moveCrop(source, box, 0.05, 0),
  right: (source, box) => moveCrop(source, box, -0.05, 0),
  up: (source, box) => moveCrop(source, box, 0, 0.05),
  down: (source, box) => moveCrop(source, box, 0, -0.05),
  nearer: (source, box) => zoomCrop(source, box, 1.1),
  farther: (source, box) => zoomCrop(source, box, 1 / 1.1),
};

/** Moves the cut of the waiting picture by one nudge and prepares it anew: the cutting tool of browsers that run no script. `left` moves the person to the left. */
export async function adjustProposal(tx: Tx, blobs: Blobs, accountId: AccountId, step: CropStep, now: Instant): Promise<Result<PhotoProposal>> {
  const waiting = await findProposal(tx, accountId, now);
  if (!waiting) return refusedFor('photo.no_proposal');
  const source = await blobs.get(waiting.sourceBlobId);
  if (!source) return refusedFor('photo.no_crop_kept');
  const wish = STEPS[step](await uprightSize(source.bytes), waiting.crop);
  const done = await preparePhoto(source.bytes, wish);
  if (!done.ok) return done;
  const { jpeg, digest, fingerprint, checks, stateOnUpload, crop } = done.value;
  const blobId = await blobs.put(jpeg, 'image/jpeg');
  await moveUnscanned(tx, waiting.blobId, blobId);
  return proposePhoto(tx, accountId, { ...waiting, blobId, digest, bytes: jpeg.length, fingerprint, checks, stateOnUpload, crop }, now);
}
