import type { Tx } from '#server/platform/db/tx.ts';
import { findRoomsOf, type SeatOfExaminee } from './seats.store.ts';
import { findFrozenPlan } from './plans/plans.store.ts';
import { listSeatsOf } from './plans/plan-rooms.store.ts';
import { findTickets } from './plans/tickets.store.ts';

export type Seated = { planId: string; planVersion: number; ticketNumber: string; seats: SeatOfExaminee[] };

/** Seats and ticket number of an application by the frozen plan of its sitting and province; undefined: not seated yet, or not on the roster. */
export async function findSeated(tx: Tx, of: { sittingId: string; province: string; applicationId: string }): Promise<Seated | undefined> {
  const plan = await findFrozenPlan(tx, of.sittingId, of.province);
  const ticketNumber = plan && (await findTickets(tx, of.sittingId, [of.applicationId])).get(of.applicationId);
  if (!plan || ticketNumber === undefined) return undefined;
  const seats = await listSeatsOf(tx, plan.id, plan.latestRun, of.applicationId);
  const rooms = await findRoomsOf(tx, plan.id, plan.latestRun, seats.map((s) => s.roomId));
  return { planId: plan.id, planVersion: plan.planVersion, ticketNumber, seats: seats.flatMap(({ halfDay, roomId, seat }) => { const room = rooms.get(roomId); return room ? [{ halfDay, seat, ...room }] : []; }) };
}
