import type { PlanState, SeatPlanId } from '#contracts/seat-plans.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { lockPlan, type Plan } from './plans.store.ts';

/** Who writes the lines of history that nobody pressed a button for. */
export const SYSTEM = { staffId: null, name: '系统' };

/** The plan a job works on, held; undefined when the world has moved on. */
export async function lockPlanUnderWay(tx: Tx, id: SeatPlanId, state: PlanState): Promise<Plan | undefined> {
  const plan = await lockPlan(tx, { kind: 'nation' }, id);
  return plan?.state === state ? plan : undefined;
}
