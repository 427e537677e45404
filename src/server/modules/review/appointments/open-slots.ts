import type { PlanSlots } from '#contracts/appointments.ts';
import { beijingDay, type Day, type Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findSlot, insertSlots, updateSlot, type SlotKey } from './appointments.store.ts';
import { changePlanned, listReviewDays, lockReviewDay, planPlaces } from './review-days.store.ts';
import { slotsOf } from './slot-plan.ts';

type By = { staffId: StaffId; at: Instant };

/** Opens the slots of a plan that lie ahead; those that exist stay as they are (排定时段). No day may plan more places than the point receives (日接待量). */
export async function openSlots(tx: Tx, plan: PlanSlots, by: By): Promise<Result<{ made: number; kept: number }>> {
  const slots = slotsOf(plan).filter((s) => s.startsAt > by.at);
  const made = await insertSlots(tx, plan.point, slots, { capacity: plan.capacity, ...by });
  const places = new Map<Day, number>();
  for (const at of made) places.set(beijingDay(at), (places.get(beijingDay(at)) ?? 0) + plan.capacity);
  await planPlaces(tx, plan.point, places);
  const no = await refusalsOfDays(tx, plan.point, [...places.keys()]);
  return no.length > 0 ? refused(no) : ok({ made: made.length, kept: slots.length - made.length });
}

/** Another number of places for a slot, or closed with its reason (调整名额、停止预约): never fewer than are booked, never more on the day than the point receives. */
export async function changeSlotTo(tx: Tx, key: SlotKey, to: { capacity: number; closedWhy: string | null }, by: By): Promise<Result<Record<never, never>>> {
  const day = beijingDay(key.startsAt);
  await lockReviewDay(tx, key.point, day);
  const before = await findSlot(tx, key);
  if (!before || !(await updateSlot(tx, key, { ...to, ...by }))) return refusedFor('review.slot_smaller_than_booked', { path: 'capacity' });
  await changePlanned(tx, key.point, day, to.capacity - before.capacity);
  const no = to.capacity > before.capacity ? await refusalsOfDays(tx, key.point, [day]) : [];
  return no.length > 0 ? refused(no) : ok({});
}

const TOLD = 3;

/** The days of these that plan more than the point receives, the first few by name. */
async function refusalsOfDays(tx: Tx, point: string, days: readonly Day[]): Promise<Refusal[]> {
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
  if (first === undefined || last === undefined) return [];
  const over = (await listReviewDays(tx, point, first, last)).filter((d) => d.limit !== null && d.planned > d.limit && days.includes(d.day));
  return over.slice(0, TOLD).map((d) => refuse('review.over_day_capacity', { path: 'capacity', params: { day: d.day, planned: d.planned, limit: d.limit ?? 0, days: over.length } }));
}
