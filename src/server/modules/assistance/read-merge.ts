import { beijingDay } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import { SittingId } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { listLiveApplications, titleOf } from '#server/modules/applications/index.ts';
import { getExam, getSitting } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { mergePlan, type LiveApplication, type MergePlan } from './domain/merge-plan.ts';

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
