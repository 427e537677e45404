import type { PlanAct, SeatPlanId } from '#contracts/seat-plans.ts';
import type { ProvinceConfig, Sitting } from '#contracts/catalogue.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findProvinceConfig, getSitting } from '#server/modules/catalogue/index.ts';
import type { Seating } from '../asking.ts';
import { refusalsToAct, type PlanFacts } from '../domain/plan-acts.ts';
import { findPlan, lockPlan, type Plan } from './plans.store.ts';
import { firstDayAt } from './sitting-times.ts';

export type Taken = { plan: Plan; sitting: Sitting; config: ProvinceConfig };

/** A plan somebody may see; another jurisdiction's does not exist. */
export async function readPlan({ tx, by }: Pick<Seating, 'tx' | 'by'>, id: SeatPlanId): Promise<Result<Taken>> {
  const plan = await findPlan(tx, by.jurisdiction, id);
  return plan ? withSitting(tx, plan) : refusedFor('seating.plan_not_found');
}

/** A plan for an act, held: of one's own whole province, in a state that allows it, in the version one saw. */
export async function takePlan({ tx, by, now }: Seating, id: SeatPlanId, act: PlanAct, version: number): Promise<Result<Taken>> {
  const plan = await lockPlan(tx, by.jurisdiction, id);
  if (!plan || !mayArrangeIn(by, plan.province, plan.examCode)) return refusedFor('seating.plan_not_found');
  const taken = await withSitting(tx, plan);
  if (!taken.ok) return taken;
  if (plan.version !== version) return refusedFor('seating.changed_meanwhile');
  const no = refusalsToAct(act, factsOf(taken.value), by.staffId, now);
  return no.length > 0 ? refused(no) : taken;
}

/** True for officers of a whole province: a city's see the plan, the nation's too. */
export function mayArrangeIn({ jurisdiction: j }: Pick<Seating['by'], 'jurisdiction'>, province: string, exam: string): boolean {
  return j.kind === 'province' && j.province === province && coversExam(j, exam);
}

/** What the rules of acts look at. */
export function factsOf({ plan, sitting, config }: Taken): PlanFacts {
  return { state: plan.state, payClosesAt: config.windows.pay.closesAt, firstDayAt: firstDayAt(sitting), proposedById: plan.proposedById };
}

async function withSitting(tx: Seating['tx'], plan: Plan): Promise<Result<Taken>> {
  const config = await findProvinceConfig(tx, plan.sittingId, plan.province);
  return config ? ok({ plan, sitting: await getSitting(tx, plan.sittingId), config }) : refusedFor('seating.not_held_there');
}
