import type { SeatPlanId } from '#contracts/seat-plans.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { countLeftOut, readSeatableAfter, type Seatable } from '#server/modules/applications/index.ts';
import { handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Seating } from '../asking.ts';
import { digestOfRoster } from '../seed/digests.ts';
import { stepPlan, writeProgress } from './plans.store.ts';
import { lockPlanUnderWay, SYSTEM } from './plan-under-way.ts';
import { insertRoster, readRoster, type RosterLine } from './roster.store.ts';
import { gatherRoster } from './seating.jobs-declared.ts';
import { takePlan } from './take-plan.ts';

/** 关闭应考名册: after payment has ended, everybody who is complete and paid is written down, batch after batch. */
export async function closeRoster(seating: Seating, id: SeatPlanId, version: number): Promise<Result<SeatPlanId>> {
  const { tx, now, by } = seating;
  const taken = await takePlan(seating, id, 'close_roster', version);
  if (!taken.ok) return taken;
  await stepPlan(tx, taken.value.plan, { state: 'gathering' }, 'close_roster', {}, by, new Date(now));
  await enqueue(tx, gatherRoster, { planId: id });
  return ok(id);
}

const BATCH = 1_000;

/** Gathers a roster: memory stays that of one batch, a process that ends loses at most one, and what was written is written once. */
export const gatherHandler: AnyJobHandler = handleJob(gatherRoster, {
  work: async ({ tx, kit, now }, { planId }) => {
    const plan = await lockPlanUnderWay(tx, planId, 'gathering');
    if (!plan) return;
    const { sittingId, province } = plan;
    const batch = await readSeatableAfter(tx, kit, { sittingId, province }, plan.after, BATCH);
    await insertRoster(tx, planId, batch.map((s) => lineOf(kit, s)));
    const last = batch.at(-1);
    if (last) await writeProgress(tx, planId, plan.gathered + batch.length, { accountId: last.accountId, id: last.id });
    if (batch.length === BATCH) {
      await enqueue(tx, gatherRoster, { planId });
      return;
    }
    const roster = await readRoster(tx, planId);
    const digest = digestOfRoster(roster);
    await stepPlan(tx, plan, { state: 'closed', roster: { digest, count: roster.length, at: new Date(now) }, leftOut: await countLeftOut(tx, { sittingId, province }) }, 'roster_closed', { detail: `${String(roster.length)} · ${digest.toString('hex')}` }, SYSTEM, new Date(now));
  },
});

/** Employer and address leave as keyed digests: equal ones can be kept apart, and nobody can read them. */
function lineOf(kit: Kit, s: Seatable): RosterLine {
  const keyed = (column: string, text: string) => (text === '' ? null : kit.crypto.index(`seat_roster.${column}`, text).toString('hex').slice(-24));
  return {
    id: s.id, accountId: s.accountId, prefecture: s.prefecture, level: s.level, specialty: s.specialty, subjects: s.subjects, needsAccess: s.needsAccess,
    employer: keyed('employer', plain(s.employer)), address: keyed('address', houseOf(plain(s.address))),
  };
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{P}]/gu, '').toLowerCase();
}

/** Neighbours share street and number; what follows is the flat. */
function houseOf(address: string): string {
  return /^.*?\d+号(?:院|楼|小区)?/.exec(address)?.[0] ?? address;
}
