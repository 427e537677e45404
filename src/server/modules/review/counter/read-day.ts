import type { CounterDay } from '#contracts/counter.ts';
import { startOfBeijingDay, type Day } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import { ReviewDecisionKind } from '#contracts/review.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { getExam, getSitting } from '#server/modules/catalogue/index.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import { findOwnPoint, placesOf } from '../appointments/read-appointments.ts';
import type { Asking } from '../case/find-case.ts';
import { DecisionState } from '../decisions/decisions.store.ts';
import { words } from '../words.ts';
import { listCounterDecisions } from './counter.store.ts';

/** 交接清单: what the counter of a point decided on a day, in order. */
export async function readCounterDay(asking: Asking, of: { point: string; day: Day }, lang: Lang): Promise<Result<CounterDay>> {
  const { tx, actor } = asking;
  const point = await findOwnPoint(asking, of.point);
  if (!point.ok) return point;
  const from = startOfBeijingDay(of.day);
  const decisions = await listCounterDecisions(tx, actor.jurisdiction, of.point, from, from + 86_400_000);
  const people = await accountNames(tx, decisions.map((d) => d.accountId));
  const names = await staffNames(tx, decisions.map((d) => d.byId));
  const rows: CounterDay['rows'] = [];
  for (const d of decisions) {
    const sitting = await getSitting(tx, d.sittingId);
    const exam = await getExam(tx, sitting.examCode);
    rows.push({
      decisionId: d.decisionId, applicationId: d.applicationId, number: d.number, name: people.get(d.accountId) ?? '', examText: sittingText(sitting, exam.name, lang),
      decisionText: words[lang].acts[ReviewDecisionKind.parse(d.decision)], stateText: words[lang].decisionStates[DecisionState.parse(d.state)], by: names.get(d.byId) ?? '', at: d.at,
    });
  }
  return ok({ point: point.value.name[lang], day: of.day, places: await placesOf(tx, point.value, of.day), rows });
}
