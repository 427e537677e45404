import { CaseId } from '#contracts/assistance.ts';
import { handleJob } from '#server/platform/jobs/job.ts';
import { unlockEnded } from '#server/modules/applications/index.ts';
import { lockCase, moveCase } from './cases.store.ts';

/** An unlock was used, ran out or became idle: its case ends. A case that has ended already is left alone. */
export const onUnlockEnded = handleJob(unlockEnded, {
  work: async ({ tx, kit, now }, { accountId, unlockId, how }) => {
    const found = await lockCase(tx, kit.crypto, accountId, CaseId.parse(unlockId));
    if (found?.state !== 'approved') return;
    await moveCase(tx, kit.crypto, found, { act: how, to: 'ended' }, { kind: 'system', id: null }, now);
  },
});
