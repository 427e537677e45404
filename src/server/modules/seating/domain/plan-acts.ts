import { PLAN_STATE_WORDS, type PlanAct, type PlanState } from '#contracts/seat-plans.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

const FROM: Record<PlanAct, readonly PlanState[]> = {
  close_roster: ['committed'], allocate: ['closed', 'drafted'], propose: ['drafted'], return: ['proposed'], freeze: ['proposed'], move: ['frozen'], withdraw: ['committed', 'closed', 'drafted', 'proposed'],
};

export type PlanFacts = { state: PlanState; payClosesAt: number; firstDayAt: number; proposedById: string | null };

/** Why somebody may not do this to a plan now; the second of the two people of a freeze is another (database check of seat_plan). */
export function refusalsToAct(act: PlanAct, plan: PlanFacts, byId: string, now: number): Refusal[] {
  if (!FROM[act].includes(plan.state)) return [refuse('seating.plan_wrong_state', { params: { state: PLAN_STATE_WORDS[plan.state].zh, stateEn: PLAN_STATE_WORDS[plan.state].en } })];
  const no: Refusal[] = [];
  if (act === 'close_roster' && now < plan.payClosesAt) no.push(refuse('seating.payments_open'));
  if ((act === 'close_roster' || act === 'allocate' || act === 'propose' || act === 'freeze') && now >= plan.firstDayAt) no.push(refuse('seating.exam_begun'));
  if (act === 'freeze' && plan.proposedById === byId) no.push(refuse('seating.own_proposal'));
  return no;
}
