import type { PlanSlots } from '#contracts/appointments.ts';
import { startOfBeijingDay, type Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const MOST = 2_000;

/** Every slot a plan makes, in order: whole slots inside the hours of the chosen weekdays (1 is Monday), in Beijing time. */
export function slotsOf(plan: Pick<PlanSlots, 'from' | 'to' | 'weekdays' | 'hours' | 'minutes'>): { startsAt: Instant; endsAt: Instant }[] {
  const slots = new Map<Instant, { startsAt: Instant; endsAt: Instant }>();
  for (let day = startOfBeijingDay(plan.from); day <= startOfBeijingDay(plan.to) && slots.size <= MOST; day += DAY) {
    if (!plan.weekdays.includes(weekdayOf(day))) continue;
    for (const { from, to } of plan.hours) {
      for (let at = day + minutesOf(from) * MINUTE; at + plan.minutes * MINUTE <= day + minutesOf(to) * MINUTE; at += plan.minutes * MINUTE) slots.set(at, { startsAt: at, endsAt: at + plan.minutes * MINUTE });
    }
  }
  return [...slots.values()].toSorted((a, b) => a.startsAt - b.startsAt);
}

/** Why a plan cannot be made: days the wrong way round, past or too far, hours that hold no slot, more slots than anybody means. */
export function refusalsToPlan(plan: PlanSlots, now: Instant): Refusal[] {
  const no: Refusal[] = [];
  if (plan.to < plan.from) no.push(refuse('review.days_reversed', { path: 'to' }));
  if (startOfBeijingDay(plan.from) + DAY <= now) no.push(refuse('review.day_past', { path: 'from' }));
  plan.hours.forEach((h, i) => {
    if (minutesOf(h.to) - minutesOf(h.from) < plan.minutes) no.push(refuse('review.hours_short', { path: `hours.${String(i)}.to` }));
  });
  if (no.length === 0 && slotsOf(plan).length > MOST) no.push(refuse('review.too_many_slots', { path: 'to' }));
  if (no.length === 0 && slotsOf(plan).length === 0) no.push(refuse('review.no_slots', { path: 'weekdays' }));
  return no;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** 1 for Monday … 7 for Sunday, of the Beijing day that begins at this moment. */
function weekdayOf(day: Instant): number {
  return ((new Date(day + 8 * 60 * MINUTE).getUTCDay() + 6) % 7) + 1;
}
