import { beijingDay, type Instant } from '#contracts/dates.ts';
import { PlanSlots } from '#contracts/appointments.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { openSlots } from '#server/modules/review/index.ts';
import { findMemberByUserName } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

const DAY = 86_400_000;

/** Review points that review on site, with who works there. */
const POINTS = [{ point: '3601-01', by: 'shenhe.jiangxi' }, { point: '6201-01', by: 'shenhe.gansu' }, { point: '1301-01', by: 'shenhe.hebei' }] as const;

/** Opens appointments of the next three weeks at the sample points: office hours, half an hour each, few places, so that some fill. */
export async function openSampleSlots(tx: Tx, now: Instant): Promise<void> {
  for (const { point, by } of POINTS) {
    const member = await findMemberByUserName(tx, by);
    if (!member) continue;
    const plan = PlanSlots.parse({ point, from: beijingDay(now), to: beijingDay(now + 21 * DAY), weekdays: [1, 2, 3, 4, 5], hours: [{ from: '09:00', to: '11:30' }, { from: '14:00', to: '17:00' }], minutes: 30, capacity: 6 });
    const done = await openSlots(tx, plan, { staffId: member.id, at: now });
    invariant(done.ok, `no slots for ${point}`);
  }
}
