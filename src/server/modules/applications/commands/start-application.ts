import type { Sitting, SittingId } from '#contracts/catalogue.ts';
import type { SelfTestFacts } from '#contracts/self-test.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { isOpen } from '#server/kernel/windows.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { listMergedInto, refusalsToUse, type AccountFacts } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listLiveApplications } from '../applications.scope.ts';
import { findSitting, getExam, levelsIn, listProvinceConfigs } from '#server/modules/catalogue/index.ts';
import { refusalsForUnfinished } from '#server/modules/verification/index.ts';
import { askCreditPlatform } from '../ask-credit.ts';
import { newId } from '#server/platform/ids.ts';
import { insertApplication, insertEvent } from '../applications.store.ts';
import { mayPrepare } from '../domain/window-guards.ts';
import { refusalsToStart } from '../domain/start.ts';
import { takeSelfTest } from '../domain/take-self-test.ts';
import { firstFields, TAKEN_FROM_TEST } from '../first-fields.ts';
import { gatherPerson } from '../gather-facts.ts';
import type { Asking } from '../take-application.ts';

/** One live application of a person for a sitting holds across two accounts that are to become one: the one that goes starts none, the one that stays none the other has. */
async function refusalsOfMerging(tx: Tx, { id, merging }: Pick<AccountFacts, 'id' | 'merging'>, sittingId: SittingId): Promise<Refusal[]> {
  if (merging === undefined) return [];
  if (merging === 'goes') return [refuse('account.merging')];
  for (const { other } of await listMergedInto(tx, id)) if ((await listLiveApplications(tx, other)).some((a) => a.sittingId === sittingId)) return [refuse('application.already_live_elsewhere')];
  return [];
}

/** What the form begins with: what the account knows, and what the self-test said, with the names of the fields it was said of. */
async function draftOf(tx: Tx, { examCode, year, levels }: Sitting, account: AccountFacts, selfTest: SelfTestFacts): Promise<Record<string, string | string[]>> {
  const taken = takeSelfTest(selfTest, account, { levels: levelsIn(await getExam(tx, examCode), year).filter((l) => levels.includes(l.code)) });
  return { ...firstFields(account), ...taken, [TAKEN_FROM_TEST]: Object.keys(taken) };
}

/** 选择考试 (T1): opens a shell for one sitting, which counts nowhere until it is saved; with the facts of a self-test of that exam its form begins with them. A second live one is refused by the database (D-15). */
export async function startApplication({ tx, kit, actor, now }: Asking, sittingId: SittingId, selfTest?: SelfTestFacts): Promise<Result<{ id: ApplicationId }>> {
  const sitting = await findSitting(tx, sittingId);
  if (!sitting) return refusedFor('application.sitting_closed');
  const configs = await listProvinceConfigs(tx, sittingId);
  const person = await gatherPerson(tx, kit, actor.accountId);
  const no = refusalsToStart({
    account: [...refusalsToUse(person.account), ...(await refusalsOfMerging(tx, person.account, sittingId))],
    hasPhoto: person.photo !== 'missing',
    unfinishedVerification: refusalsForUnfinished(person.verification, { failedBlocks: sitting.failedVerificationBlocks }),
    sittingOpen: configs.some((c) => isOpen(c.windows.apply, now) || mayPrepare(c.windows.apply, now)),
  });
  if (no.length > 0) return refused(no);
  const id = newId<ApplicationId>();
  const opened = await insertApplication(tx, kit.crypto, { accountId: actor.accountId, id, sittingId, examCode: sitting.examCode, examYear: sitting.year, startedAt: new Date(now), draft: selfTest?.exam === sitting.examCode ? await draftOf(tx, sitting, person.account, selfTest) : undefined });
  if (!opened) return refusedFor('application.already_live');
  insertEvent(tx, { accountId: actor.accountId, id }, { version: 1, act: 'start', fromState: 'S0', toState: 'S1', byKind: 'candidate', byId: actor.accountId, note: null, at: new Date(now) });
  await askCreditPlatform(tx, kit, person.account, now);
  return ok({ id });
}
