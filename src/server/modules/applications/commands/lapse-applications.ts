import type { Instant } from '#contracts/dates.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { listDueToLapse, lockApplication } from '../applications.store.ts';
import { gatherOffer, gatherPhotoGate } from '../gather-facts.ts';
import { moveApplication } from '../move-application.ts';
import { restoreUnlocked } from './unlock-application.ts';

const BATCH = 200;

/** 逾期视为自动放弃 (T23): ends what ran out of time, a bounded batch a call; answers how many. An application that pays at this moment is left alone; an unlock that was not used leaves what was confirmed before (T17). */
export async function lapseApplications(tx: Tx, kit: Kit, now: Instant): Promise<number> {
  let lapsed = 0;
  for (const due of await listDueToLapse(tx, new Date(now), BATCH)) {
    const app = await lockApplication(tx, kit.crypto, due.accountId, due.id);
    if (!app || app.lapsesAt === null || app.lapsesAt > now) continue;
    if (app.unlockedUntil !== null) {
      if ((await restoreUnlocked({ tx, kit, now }, app)).ok) lapsed++;
      continue;
    }
    const gate = await gatherPhotoGate(tx, app);
    const moved = moveApplication(tx, kit.crypto, app, { act: 'lapse', by: 'system', byId: null, photoAwaits: gate.awaits, changes: { lapsesAt: null } }, now);
    if (!moved.ok) continue;
    lapsed++;
    const { exam } = await gatherOffer(tx, app);
    if (app.dimensions.data === 'saved' || app.dimensions.data === 'confirmed') await tellAccount({ tx, kit, now, province: app.province }, app.accountId, 'application_lapsed', (lang) => ({ exam: exam.name[lang] }));
  }
  return lapsed;
}
