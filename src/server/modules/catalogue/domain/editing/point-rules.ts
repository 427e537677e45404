import type { PointContent, PointTouched } from '#contracts/place-editing.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

const LEAST_REASON = 4;
/** What people go by on their way to a review point; how many it receives a day is not for them. */
const GO_BY = ['name', 'address', 'phone', 'hours'] as const;

/** True when whoever is to go to a review point must be told of the change. */
export function isToBeTold(before: PointContent, after: PointContent): boolean {
  return GO_BY.some((part) => differ(before[part], after[part]));
}

/** Every reason why a review point cannot be changed so: while files wait there or appointments lie ahead the change needs its reason (修改审核点须说明原因). */
export function refusalsToEditPoint(before: PointContent, after: PointContent, touched: Pick<PointTouched, 'waiting' | 'appointments'>, reason: string): Refusal[] {
  const changes = isToBeTold(before, after) || before.capacityPerDay !== after.capacityPerDay;
  if (!changes || reason.length >= LEAST_REASON || touched.waiting + touched.appointments === 0) return [];
  return [refuse('catalogue.point_needs_reason', { path: 'reason', params: { waiting: touched.waiting, appointments: touched.appointments } })];
}

function differ(a: PointContent[(typeof GO_BY)[number]], b: PointContent[(typeof GO_BY)[number]]): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a !== b : a.zh !== b.zh || a.en !== b.en;
}
