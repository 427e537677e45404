import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { getSitting } from '#server/modules/catalogue/index.ts';
import { declareJob, handleJob, type AnyJobHandler, type Job } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { listScored } from '../cards/cards.store.ts';
import { makeCards } from '../cards/make-cards.ts';
import { findRelease, progressCards, stepRelease } from './release.store.ts';

/** Makes the cards of a proposed release, a batch a transaction; killed, it goes on where it stood. */
export const makeCardsOf = declareJob({ name: 'scores.make-cards', attempts: 10, payload: z.object({ sittingId: SittingId, version: z.int() }) });
export const releaseJobs: readonly Job[] = [makeCardsOf];

const A_BATCH = 2_000;

export const releaseHandlers: readonly AnyJobHandler[] = [handleJob(makeCardsOf, {
  work: async ({ tx, now, kit }, { sittingId, version }) => {
    const release = await findRelease(tx, sittingId, { lock: true });
    if (release.state !== 'making' || release.rowVersion !== version) return;
    const people = await listScored(tx, sittingId, { after: release.cardsAfter, limit: A_BATCH });
    await makeCards(tx, kit, await getSitting(tx, sittingId), people, now);
    await progressCards(tx, sittingId, people.at(-1)?.number ?? release.cardsAfter, people.length);
    if (people.length === A_BATCH) await enqueue(tx, makeCardsOf, { sittingId, version });
    else await stepRelease(tx, release, 'proposed', 'made', '', { staffId: null, name: '' }, new Date(now));
  },
})];
