import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { PhotoId, PhotoState } from '#contracts/photos.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { refusalsOfStandard } from '../domain/photo-standard.ts';
import { refusalsToUpload } from '../domain/photo-states.ts';
import type { Doer, Photo, PhotoProposal } from '../photo-facts.ts';
import { lockOpenChange, moveChange } from '../photo-changes.store.ts';
import { fileFingerprint } from '../photo-likeness.store.ts';
import { takeProposal } from '../photo-proposals.store.ts';
import { compareWithOthers, discardPictures } from '../photos.jobs-declared.ts';
import { insertPhoto, lockPhoto, replacePhoto } from '../photos.store.ts';

/** 【上传照片】 → 【确定】: the waiting picture becomes the account's photo and is locked (R-2.2.1-02, R-2.2.2-01). A change permission is used up by it. */
export async function uploadPhoto(tx: Tx, accountId: AccountId, digest: string, now: Instant): Promise<Result<Photo>> {
  const before = await lockPhoto(tx, accountId);
  const change = await lockOpenChange(tx, accountId);
  const locked = refusalsToUpload({ photo: before, change }, now);
  if (locked.length > 0) return refused(locked);
  const proposal = await takeProposal(tx, accountId);
  if (!proposal || proposal.expiresAt <= now) return refusedFor('photo.no_proposal');
  if (proposal.digest !== digest) return refusedFor('photo.proposal_changed');
  const below = refusalsOfStandard(proposal.checks);
  if (below.length > 0) return refused(below);

  const by: Doer = { kind: 'candidate', id: accountId };
  const used = change?.state === 'allowed' ? change : undefined;
  if (before) await replacePhoto(tx, before, by, now);
  const photo = { ...proposal, id: newId<PhotoId>(), state: stateAfter(before, proposal), reviewProvinceCode: before?.reviewProvinceCode ?? null, changeId: used?.id ?? null, uploadedAt: now };
  if (!(await insertPhoto(tx, photo, by))) return refusedFor('photo.locked');
  if (used) await moveChange(tx, used, { act: 'use', to: 'used' }, by, now);
  await fileFingerprint(tx, accountId, photo.id, photo.fingerprint);
  await enqueue(tx, compareWithOthers, { accountId, photoId: photo.id });
  await enqueue(tx, discardPictures, { blobIds: [proposal.sourceBlobId] });
  return ok({ ...photo, rejectReason: null, version: 1 });
}

/** A photo that replaces a rejected one goes back to the officer who rejected it (T8). */
function stateAfter(before: Photo | undefined, proposal: PhotoProposal): PhotoState {
  return before?.state === 'rejected' ? 'awaiting_review' : proposal.stateOnUpload;
}
