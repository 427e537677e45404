import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import { articleChanged } from '#server/modules/content/index.ts';
import { inTransaction, type Db, type Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { articleEntryId, collectArticle, collectEntries, digestOfSources } from './collect-entries.ts';
import { loadFold } from './fold.ts';
import { findIndexDigest, holdIndex, keepEntry, markBuilt, removeEntry, replaceEntries } from './search.store.ts';

/** Looks each minute whether what the search is made of has changed, and builds the index anew if so. */
const lookAtSources = declareJob({ name: 'site.look-at-search-sources', payload: z.object({}), attempts: 3 });

/** Builds the index anew when it stands for something else than is published now; one process does it, the others find it done. */
export async function keepIndex(tx: Tx, now: Instant): Promise<void> {
  const digest = await digestOfSources(tx, now);
  if ((await findIndexDigest(tx)) === digest || (await holdIndex(tx)) === digest) return;
  await replaceEntries(tx, await collectEntries(tx, now), await loadFold());
  await markBuilt(tx, digest, now);
}

/** Has the index looked after as soon as somebody works: a start waits for nobody. */
export async function lookAtStart(db: Db): Promise<void> {
  await inTransaction(db, (tx) => enqueue(tx, lookAtSources, {}));
}

export const searchJobs = [lookAtSources];

export const searchHandlers = [
  handleJob(lookAtSources, { work: ({ tx, now }) => keepIndex(tx, now) }),
  handleJob(articleChanged, {
    work: async ({ tx }, { articleId }) => {
      await holdIndex(tx); // so that a building of the whole neither overtakes nor undoes this
      const entry = await collectArticle(tx, articleId);
      await (entry ? keepEntry(tx, entry, await loadFold()) : removeEntry(tx, articleEntryId(articleId)));
    },
  }),
];

export const searchSchedules = [declareSchedule({ job: lookAtSources, cron: '* * * * *' })];
