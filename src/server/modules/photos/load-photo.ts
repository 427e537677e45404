import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { proposePhoto, type StoredPicture } from './commands/propose-photo.ts';
import { uploadPhoto } from './commands/upload-photo.ts';
import type { Photo } from './photo-facts.ts';

/** Gives an account its first photo in one go, by the same two acts as on the page: for the sample people of the demo. Prepare with `storePicture`. */
export async function loadPhoto(tx: Tx, accountId: AccountId, picture: StoredPicture, now: Instant): Promise<Result<Photo>> {
  const proposed = await proposePhoto(tx, accountId, picture, now);
  return proposed.ok ? uploadPhoto(tx, accountId, picture.digest, now) : proposed;
}
