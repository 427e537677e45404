import { enqueue } from '#server/platform/jobs/queue.ts';
import { declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { ALIKE_BITS, bitsApart } from './domain/likeness.ts';
import { expirePermissions } from './commands/expire-permissions.ts';
import { findSharingBands, insertLikeness } from './photo-likeness.store.ts';
import { takeExpiredProposals } from './photo-proposals.store.ts';
import { compareWithOthers, discardPictures, sweepPhotos } from './photos.jobs-declared.ts';
import { findPhotoById } from './photos.store.ts';

const onDiscardPictures = handleJob(discardPictures, {
  prepare: async ({ kit }, { blobIds }) => {
    for (const id of blobIds) await kit.blobs.remove(id);
  },
  work: () => Promise.resolve(),
});

const onCompareWithOthers = handleJob(compareWithOthers, {
  async work({ tx, now }, { accountId, photoId }) {
    const photo = await findPhotoById(tx, accountId, photoId);
    if (!photo) return; // the account is gone; stale, which is not a failure
    const others = await findSharingBands(tx, accountId, photo.fingerprint);
    const alike = others
      .map((other) => ({ otherAccountId: other.accountId, otherPhotoId: other.photoId, bitsApart: bitsApart(photo.fingerprint, other.fingerprint) }))
      .filter((other) => other.bitsApart <= ALIKE_BITS)
      .sort((a, b) => a.bitsApart - b.bitsApart)
      .slice(0, 20);
    await insertLikeness(tx, accountId, photoId, alike, now);
  },
});

const SWEEP_SIZE = 500;

const onSweepPhotos = handleJob(sweepPhotos, {
  async work({ tx, now }) {
    await expirePermissions(tx, now, SWEEP_SIZE);
    const old = await takeExpiredProposals(tx, now, SWEEP_SIZE);
    if (old.length > 0) await enqueue(tx, discardPictures, { blobIds: old.flatMap((proposal) => [proposal.blobId, proposal.sourceBlobId]) });
  },
});

export const photoJobs = [discardPictures, compareWithOthers, sweepPhotos];
export const photoHandlers = [onDiscardPictures, onCompareWithOthers, onSweepPhotos];
export const photoSchedules = [declareSchedule({ job: sweepPhotos, cron: '*/5 * * * *' })];
