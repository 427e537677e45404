import type { PlanSlots } from '#contracts/appointments.ts';
import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { insertSlots } from './appointments.store.ts';
import { slotsOf } from './slot-plan.ts';

/** Opens the slots of a plan that lie ahead; those that exist stay as they are (排定时段). */
export async function openSlots(tx: Tx, plan: PlanSlots, by: { staffId: StaffId; at: Instant }): Promise<{ made: number; kept: number }> {
  const slots = slotsOf(plan).filter((s) => s.startsAt > by.at);
  const made = await insertSlots(tx, plan.point, slots, { capacity: plan.capacity, ...by });
  return { made, kept: slots.length - made };
}
