import type { z } from 'zod';
import type { MoveSeat, SeatPlanId } from '#contracts/seat-plans.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findByNumber } from '#server/modules/applications/index.ts';
import type { Seating } from '../asking.ts';
import { freeSeat, refusalsToMove } from '../domain/move.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { stepPlan } from '../plans/plans.store.ts';
import { seatMoved } from '../plans/seating.jobs-declared.ts';
import { listSeatsOf, takeRoomIn } from '../plans/plan-rooms.store.ts';
import { readRosterLines } from '../plans/roster.store.ts';
import { takePlan } from '../plans/take-plan.ts';
import { lockTarget, moveSeats, recordMove, takenSeats } from './moves.store.ts';

/** 冻结后单人调整: one person to a free seat of another room, for all their half-days, with the reason; a version of the plan. The ticket number stays. */
export async function moveSeat(seating: Seating, id: SeatPlanId, { version, number, roomId, reason }: z.output<typeof MoveSeat>): Promise<Result<SeatPlanId>> {
  const { tx, now, by } = seating;
  const taken = await takePlan(seating, id, 'move', version);
  if (!taken.ok) return taken;
  const { plan } = taken.value;
  const app = await findByNumber(tx, number);
  const [who] = app ? await readRosterLines(tx, id, [app.id]) : [];
  if (!who) return refusedFor('seating.not_seated', { path: 'number' });
  const target = await lockTarget(tx, roomId, plan.sittingId);
  if (!target) return refusedFor('seating.room_not_found', { path: 'roomId' });
  const seats = await listSeatsOf(tx, id, plan.latestRun, who.id);
  const halfDays = seats.map((s) => s.halfDay);
  const to = { ...target, capacity: Math.min(target.capacity, plan.policy.seatsPerRoom), taken: await takenSeats(tx, id, plan.latestRun, roomId) };
  const no = refusalsToMove({ ...who, sitsIn: seats.every((s) => s.roomId === roomId) }, plan.policy.kind, to, halfDays);
  const seat = freeSeat(to, halfDays);
  if (no.length > 0 || seat === undefined) return refused(no);
  const at = new Date(now);
  const planVersion = plan.planVersion + 1;
  await takeRoomIn(tx, id, plan.latestRun, { roomId, ...target, capacity: to.capacity });
  if (!(await moveSeats(tx, id, plan.latestRun, who.id, { roomId, seat }))) return refusedFor('seating.seat_taken', { path: 'roomId' });
  await recordMove(tx, { planId: id, planVersion, applicationId: who.id, seats, to: { roomId, seat }, reason, by, at });
  await stepPlan(tx, plan, { planVersion }, 'move', { detail: number, reason }, by, at);
  await enqueue(tx, seatMoved, { accountId: who.accountId, applicationId: who.id });
  return ok(id);
}
