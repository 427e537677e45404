import { beijingDay } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Lang, Refusal } from '#contracts/refusals.ts';
import { SittingId } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { listLiveApplications, titleOf } from '#server/modules/applications/index.ts';
import { getExam, getSitting } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { mergePlan, refusalsToMerge, type LiveApplication, type MergePlan } from './domain/merge-plan.ts';
import type { OpenMatters } from './open-matters.ts';

/** The live applications of an account as a merge looks at them, with names a reader understands. */
export async function liveOf(tx: Tx, accountId: AccountId, lang: Lang): Promise<LiveApplication[]> {
  const live: LiveApplication[] = [];
  for (const a of await listLiveApplications(tx, accountId)) {
    const sitting = await getSitting(tx, SittingId.parse(a.sittingId));
    const exam = await getExam(tx, sitting.examCode);
    live.push({ ...a, title: titleOf({ exam, sitting }, lang), lastExamDay: sitting.examOn.toSorted().at(-1) ?? ('') });
  }
  return live;
}

/** How these two accounts would become one at this moment. */
export async function planMerge(tx: Tx, of: { kept: AccountId; other: AccountId }, now: Instant, lang: Lang): Promise<MergePlan> {
  return mergePlan(await liveOf(tx, of.kept, lang), await liveOf(tx, of.other, lang), beijingDay(now));
}

/** The plan, and every reason why it cannot be followed now; asked when a merge is proposed and each time it is to be carried out. */
export async function askMerge(tx: Tx, openMatters: OpenMatters, of: { kept: AccountId; other: AccountId }, now: Instant, lang: Lang): Promise<{ plan: MergePlan; no: Refusal[] }> {
  const plan = await planMerge(tx, of, now, lang);
  const [kept, other] = [await openMatters(tx, of.kept), await openMatters(tx, of.other)];
  return { plan, no: refusalsToMerge(plan, { kept: kept.open, other: other.open }) };
}
