import { z } from 'zod';
import { AccountId, BlobId } from '#contracts/ids.ts';
import { PhotoId } from '#contracts/photos.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

/** Removes pictures nobody needs any more: a replaced proposal, a source after its upload. */
export const discardPictures = declareJob({ name: 'photos.discard-pictures', payload: z.object({ blobIds: z.array(BlobId).max(1000) }), attempts: 8 });

/** Looks for other people's photos that look like a new one. */
export const compareWithOthers = declareJob({ name: 'photos.compare-with-others', payload: z.object({ accountId: AccountId, photoId: PhotoId }), attempts: 5 });

/** Ends permissions whose time is over and throws out pictures nobody uploaded. */
export const sweepPhotos = declareJob({ name: 'photos.sweep', payload: z.object({}), attempts: 3 });
