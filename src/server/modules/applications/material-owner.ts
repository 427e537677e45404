import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { refuse, type Lang } from '#contracts/refusals.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { MaterialOwner, MaterialOwners } from '#server/modules/materials/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { findOwnerWithin } from './applications.scope.ts';
import { findApplication, lockApplication } from './applications.store.ts';
import { refusalsOutsideConfirm } from './domain/window-guards.ts';
import { gatherOffer, gatherPerson, photoGate } from './gather-facts.ts';
import { materialDemands } from './material-demands.ts';
import { stateOf } from './move-application.ts';

/** Applications as module materials needs them: what is demanded, and whether files may come and go now (S4, R-2.2.3b). */
export function materialOwners(kit: Kit): MaterialOwners {
  return {
    describe: (tx, accountId, id, now, toChange) => describe(tx, kit, accountId, id, now, toChange),
    async findForStaff(tx, staff, id) {
      const found = await findOwnerWithin(tx, staff.jurisdiction, id);
      return found ? ok(found) : refusedFor('application.not_found');
    },
    // files alone move no state: handing them in is the candidate's own act (T9)
    changed: () => Promise.resolve(),
  };
}

async function describe(tx: Tx, kit: Kit, accountId: AccountId, id: ApplicationId, now: Instant, toChange: boolean): Promise<Result<MaterialOwner>> {
  const app = await (toChange ? lockApplication : findApplication)(tx, kit.crypto, accountId, id);
  if (!app) return refusedFor('application.not_found');
  const offer = await gatherOffer(tx, app);
  const person = await gatherPerson(tx, kit, accountId);
  const state = stateOf(app, photoGate(app, person.photo).awaits);
  const closed = state === 'S4' ? (offer.config ? refusalsOutsideConfirm(offer.config.windows, now) : []) : [refuse('application.wrong_state')];
  return ok({ title: titleOf(offer, 'zh'), demands: materialDemands(app, offer, person), closed });
}

/** How headings name an application: `2026年度一级建造师`. */
export function titleOf(offer: { exam: { name: { zh: string; en: string } }; sitting: { year: number } }, lang: Lang): string {
  return sittingText(offer.sitting, offer.exam.name, lang);
}
