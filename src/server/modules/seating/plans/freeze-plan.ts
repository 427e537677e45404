import type { z } from 'zod';
import type { MovePlan, SeatPlanId } from '#contracts/seat-plans.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Seating } from '../asking.ts';
import { refusalsToNumber } from '../domain/fit-pattern.ts';
import { ticketNumber } from '../domain/ticket-number.ts';
import { nameRefusals } from './name-refusals.ts';
import { lockPlanUnderWay, SYSTEM } from './plan-under-way.ts';
import { openSeed, stepPlan } from './plans.store.ts';
import { countRoomsGone, listTowns } from './plan-rooms.store.ts';
import { numberTickets } from './seating.jobs-declared.ts';
import { takePlan, type Taken } from './take-plan.ts';
import { claimTickets, listFirstSeats } from './tickets.store.ts';

type Order = z.output<typeof MovePlan>;

/** 提请冻结: by the first of two people; what could not be numbered, or uses rooms that are gone, is told now. */
export async function proposeFreeze(seating: Seating, id: SeatPlanId, { version, reason }: Order): Promise<Result<SeatPlanId>> {
  const { tx, now, by } = seating;
  const taken = await takePlan(seating, id, 'propose', version);
  if (!taken.ok) return taken;
  const no = await refusalsOfFreeze(seating, taken.value);
  if (no.length > 0) return refused(no);
  await stepPlan(tx, taken.value.plan, { state: 'proposed', proposedBy: { staffId: by.staffId, name: by.name, at: new Date(now) } }, 'propose', { reason }, by, new Date(now));
  return ok(id);
}

/** 退回: the plan is a draft again and may be allocated anew. */
export async function returnProposal(seating: Seating, id: SeatPlanId, { version, reason }: Order): Promise<Result<SeatPlanId>> {
  const { tx, now, by } = seating;
  const taken = await takePlan(seating, id, 'return', version);
  if (!taken.ok) return taken;
  if (reason.length < 4) return refusedFor('field.too_short', { path: 'reason', params: { min: 4 } });
  await stepPlan(tx, taken.value.plan, { state: 'drafted', proposedBy: null }, 'return', { reason }, by, new Date(now));
  return ok(id);
}

/** 确认冻结: by another than proposed it (a check of the table too); then numbers are given and the seed is revealed. */
export async function confirmFreeze(seating: Seating, id: SeatPlanId, { version, reason }: Order): Promise<Result<SeatPlanId>> {
  const { tx, now, by } = seating;
  const taken = await takePlan(seating, id, 'freeze', version);
  if (!taken.ok) return taken;
  const no = await refusalsOfFreeze(seating, taken.value);
  if (no.length > 0) return refused(no);
  await stepPlan(tx, taken.value.plan, { state: 'freezing', frozenBy: { staffId: by.staffId, name: by.name } }, 'freeze', { reason }, by, new Date(now));
  await enqueue(tx, numberTickets, { planId: id });
  return ok(id);
}

/** 撤销编排: before it is frozen; the seed is never revealed, and another plan draws another. */
export async function withdrawPlan(seating: Seating, id: SeatPlanId, { version, reason }: Order): Promise<Result<SeatPlanId>> {
  const { tx, now, by } = seating;
  const taken = await takePlan(seating, id, 'withdraw', version);
  if (!taken.ok) return taken;
  if (reason.length < 4) return refusedFor('field.too_short', { path: 'reason', params: { min: 4 } });
  await stepPlan(tx, taken.value.plan, { state: 'withdrawn' }, 'withdraw', { reason }, by, new Date(now));
  return ok(id);
}

async function refusalsOfFreeze({ tx }: Seating, { plan, sitting }: Taken) {
  const gone = await countRoomsGone(tx, plan.id, plan.latestRun, plan.sittingId);
  const numbers = refusalsToNumber(plan.pattern, await listTowns(tx, plan.id, plan.latestRun), { year: plan.examYear, exam: plan.examCode, province: plan.province });
  return [...(gone > 0 ? refusedFor('seating.rooms_gone', { params: { rooms: gone } }).refusals : []), ...(await nameRefusals(tx, sitting, numbers))];
}

/** Gives every examinee of a confirmed plan a number and reveals the seed, all in one transaction. */
export const numberHandler: AnyJobHandler = handleJob(numberTickets, {
  work: async ({ tx, kit, now }, { planId }) => {
    const plan = await lockPlanUnderWay(tx, planId, 'freezing');
    if (!plan) return;
    const at = new Date(now);
    const seats = (await listFirstSeats(tx, planId, plan.latestRun)).toSorted((a, b) => a.room - b.room || a.seat - b.seat || (a.applicationId < b.applicationId ? -1 : 1));
    const serials = new Map<string, number>();
    const tickets = seats.map((s) => {
      const serial = (serials.get(s.prefecture) ?? 0) + 1;
      serials.set(s.prefecture, serial);
      const number = ticketNumber(plan.pattern, { year: plan.examYear, exam: plan.examCode, province: plan.province, prefecture: s.prefecture, level: s.level, room: s.room, seat: s.seat, serial });
      invariant(number !== undefined, 'a proposal is only taken when its numbers fit');
      return { number, applicationId: s.applicationId, accountId: s.accountId };
    });
    const claimed = await claimTickets(tx, plan.sittingId, planId, tickets, at);
    invariant(claimed === tickets.length, 'every ticket number of a sitting is new');
    await stepPlan(tx, plan, { state: 'frozen', revealed: { seed: openSeed(kit.crypto, plan), at }, planVersion: 1 }, 'frozen', { detail: String(tickets.length) }, SYSTEM, at);
  },
});
