import type { SittingId } from '#contracts/catalogue.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { isOpen } from '#server/kernel/windows.ts';
import { refusalsToUse } from '#server/modules/accounts/index.ts';
import { findSitting, listProvinceConfigs } from '#server/modules/catalogue/index.ts';
import { refusalsForUnfinished } from '#server/modules/verification/index.ts';
import { newId } from '#server/platform/ids.ts';
import { insertApplication, insertEvent } from '../applications.store.ts';
import { refusalsToStart } from '../domain/start.ts';
import { gatherPerson } from '../gather-facts.ts';
import type { Asking } from '../take-application.ts';

/** 选择考试 (T1): opens a shell for one sitting, which counts nowhere until it is saved. A second live one is refused by the database (D-15). */
export async function startApplication({ tx, kit, actor, now }: Asking, sittingId: SittingId): Promise<Result<{ id: ApplicationId }>> {
  const sitting = await findSitting(tx, sittingId);
  if (!sitting) return refusedFor('application.sitting_closed');
  const configs = await listProvinceConfigs(tx, sittingId);
  const person = await gatherPerson(tx, kit, actor.accountId);
  const no = refusalsToStart({
    account: refusalsToUse(person.account),
    hasPhoto: person.photo !== 'missing',
    unfinishedVerification: refusalsForUnfinished(person.verification, { failedBlocks: sitting.failedVerificationBlocks }),
    sittingOpen: configs.some((c) => isOpen(c.windows.apply, now)),
  });
  if (no.length > 0) return refused(no);
  const id = newId<ApplicationId>();
  const opened = await insertApplication(tx, { accountId: actor.accountId, id, sittingId, examCode: sitting.examCode, examYear: sitting.year, startedAt: new Date(now) });
  if (!opened) return refusedFor('application.already_live');
  insertEvent(tx, { accountId: actor.accountId, id }, { version: 1, act: 'start', fromState: 'S0', toState: 'S1', byKind: 'candidate', byId: actor.accountId, note: null, at: new Date(now) });
  return ok({ id });
}
