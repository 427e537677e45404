import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { nextPhotoState } from '../domain/photo-states.ts';
import type { Photo } from '../photo-facts.ts';
import { bindReview, lockPhoto, movePhoto } from '../photos.store.ts';

/**
 * Puts the photo before the officers of a province (S5): called when an application of a sitting with photo review is saved, and for a photo
 * in which no face was found. What is decided already stays decided; a photo that waits and belongs to no province yet becomes this one's.
 */
export async function demandPhotoReview(tx: Tx, accountId: AccountId, provinceCode: string, now: Instant): Promise<Result<Photo>> {
  const photo = await lockPhoto(tx, accountId);
  if (!photo) return refusedFor('photo.not_found');
  const to = nextPhotoState(photo.state, 'demand_review');
  if (to) return ok(await movePhoto(tx, { ...photo, reviewProvinceCode: provinceCode }, 'demand_review', to, null, { kind: 'system', id: null }, now));
  if (photo.state !== 'awaiting_review' || photo.reviewProvinceCode !== null) return ok(photo);
  await bindReview(tx, photo, provinceCode);
  return ok({ ...photo, reviewProvinceCode: provinceCode });
}
