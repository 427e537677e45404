import { z } from 'zod';
import { HintKind } from '#contracts/hints.ts';
import { keptFor } from '#server/kernel/retention.ts';
import { newId } from '#server/platform/ids.ts';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { findGroups, isOfDigests, keepGroup } from './find-hints.store.ts';
import { forgetHints } from './hints.store.ts';

/** Looks, one kind after another, for what several accounts have in common; writes hints and nothing else. */
export const findHints = declareJob({ name: 'hints.find', payload: z.object({ kind: HintKind }), attempts: 10 });

export const onFindHints = handleJob(findHints, {
  // while the index secret is changed, one device has two digests: nothing is compared until there is one again
  prepare: ({ kit, near, now }, { kind }) => (kit.crypto.changing && isOfDigests(kind) ? Promise.resolve([]) : near((tx) => findGroups(tx, kind, now))),
  work: async ({ tx, now }, { kind }, groups) => {
    for (const group of groups) await keepGroup(tx, kind, group, newId(), now);
  },
});

/** Begins every night, each kind a job of its own, and forgets what was not seen for long. */
export const beginHints = declareJob({ name: 'hints.begin', payload: z.object({}), attempts: 3 });
export const onBeginHints = handleJob(beginHints, {
  work: async ({ tx, now }) => {
    await forgetHints(tx, now - keptFor('hint'), now);
    for (const kind of HintKind.options) await enqueue(tx, findHints, { kind });
  },
});
export const beginHintsNightly = declareSchedule({ job: beginHints, cron: '7 4 * * *' });
