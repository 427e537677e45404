import { CaseId } from '#contracts/assistance.ts';
import { z } from 'zod';
import { invariant } from '#server/kernel/invariant.ts';
import { findAccount, listWaitingMerges } from '#server/modules/accounts/index.ts';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { unlockEnded } from '#server/modules/applications/index.ts';
import { lockCase, moveCase } from './cases.store.ts';
import { merge } from './commands/merge.ts';
import type { OpenMatters } from './open-matters.ts';
import { planMerge } from './read-merge.ts';

/** An unlock was used, ran out or became idle: its case ends. A case that has ended already is left alone. */
export const onUnlockEnded = handleJob(unlockEnded, {
  work: async ({ tx, kit, now }, { accountId, unlockId, how }) => {
    const found = await lockCase(tx, kit.crypto, accountId, CaseId.parse(unlockId));
    if (found?.state !== 'approved') return;
    await moveCase(tx, kit.crypto, found, { act: how, to: 'ended' }, { kind: 'system', id: null }, now);
  },
});

/** Merges two people agreed on, whose account that goes has nothing under way any more (账号合并). */
export const finishMerges = declareJob({ name: 'assistance.finish-merges', payload: z.object({}), attempts: 3 });

const BATCH = 100;

/** A merge that cannot be carried out yet, also for an examination matter that is not settled, waits for the next hour. */
export const onFinishMerges = (openMatters: OpenMatters) => handleJob(finishMerges, {
  work: async ({ tx, kit, now }) => {
    for (const waiting of await listWaitingMerges(tx, BATCH)) {
      if ((await planMerge(tx, waiting, now, 'zh')).kind !== 'now') continue;
      const [found, kept] = [await lockCase(tx, kit.crypto, waiting.kept, CaseId.parse(waiting.caseId)), await findAccount(tx, kit.crypto, waiting.kept)];
      if (found?.state !== 'approved' || kept?.state !== 'active') continue;
      invariant(found.decidedById !== null, 'a merge waits only after somebody agreed');
      const done = await merge({ tx, kit, now, lang: 'zh', openMatters }, { crypto: kit.crypto, now, staffId: found.decidedById }, kept, waiting.other, found.id);
      if (done.ok) await moveCase(tx, kit.crypto, found, { act: 'merged', to: 'ended' }, { kind: 'system', id: null }, now);
    }
  },
});

export const finishMergesHourly = declareSchedule({ job: finishMerges, cron: '40 * * * *' });
