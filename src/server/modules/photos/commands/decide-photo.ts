import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { DecidePhoto, PhotoId } from '#contracts/photos.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { refusalsToOpen } from '#server/platform/scanner/keep-unscanned.ts';
import { nextPhotoState, refusalsToDecide } from '../domain/photo-states.ts';
import type { Photo } from '../photo-facts.ts';
import { liesWithin, photoScope } from '../photo-jurisdiction.ts';
import { lockPhoto, movePhoto } from '../photos.store.ts';
import type { Officer } from './decide-photo-change.ts';

/** 照片审核通过 / 不通过 (T8): on the very photo the officer looked at; a rejected one may be replaced by the candidate at once. */
export async function decidePhoto(tx: Tx, by: Officer, accountId: AccountId, photoId: PhotoId, asked: DecidePhoto, now: Instant): Promise<Result<Photo>> {
  const photo = await lockPhoto(tx, accountId);
  if (!photo || photo.id !== photoId || !liesWithin(photoScope(by.jurisdiction), photo.reviewProvinceCode)) return refusedFor('photo.not_found');
  const no = refusalsToDecide(asked.decision, asked.reason);
  if (no.length > 0) return refused(no);
  const awaits = asked.decision === 'approve' ? await refusalsToOpen(tx, photo.blobId) : [];
  if (awaits.length > 0) return refused(awaits);
  const to = nextPhotoState(photo.state, asked.decision);
  if (!to) return refusedFor('photo.wrong_state');
  return ok(await movePhoto(tx, photo, asked.decision, to, asked.reason === '' ? null : asked.reason, { kind: 'staff', id: by.staffId }, now));
}
