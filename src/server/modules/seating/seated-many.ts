import type { Instant } from '#contracts/dates.ts';
import { getExam, getSitting } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findFrozenPlan } from './plans/plans.store.ts';
import { listSeatsOfMany } from './plans/plan-rooms.store.ts';
import { findTickets } from './plans/tickets.store.ts';
import { findRoomsOf } from './seats.store.ts';
import { findLastLoss, listCentreHalvesOf, listRoomsInUse, listSatIn, type CentreHalf, type RoomInUse, type SatIn } from './centre-rooms.store.ts';
import { subjectsAt } from './domain/half-days.ts';
import { variantsOf } from './domain/paper-variant.ts';
import { timesOf } from './plans/sitting-times.ts';
import type { Seated } from './seats.ts';

type Frozen = { planId: string; planVersion: number };
/** A frozen plan with the moment somebody last lost papers of it. */
export type FrozenNow = Frozen & { lostAt: Instant | null };

/** The frozen plan of a sitting in a province, and how often it was changed since; undefined: not frozen yet. */
export async function findFrozen(tx: Tx, sittingId: string, province: string): Promise<Frozen | undefined> {
  const plan = await findFrozenPlan(tx, sittingId, province);
  return plan && { planId: plan.id, planVersion: plan.planVersion };
}

/** The same with when somebody last lost papers, for what is compared with things made of it (`isOutdated`). */
export async function findFrozenNow(tx: Tx, sittingId: string, province: string): Promise<FrozenNow | undefined> {
  const plan = await findFrozen(tx, sittingId, province);
  return plan && { ...plan, lostAt: await findLastLoss(tx, sittingId, province) };
}

/** True for what was made of a plan before seats moved or somebody lost papers: it is to be made again. */
export function isOutdated(frozen: FrozenNow | undefined, made: { planVersion: number; at: Instant }): boolean {
  return frozen !== undefined && (frozen.planVersion !== made.planVersion || (frozen.lostAt ?? 0) > made.at);
}

/** Seats and ticket numbers of many applications at once, in four statements; who is not seated is not in it. */
export async function listSeated(tx: Tx, of: { sittingId: string; province: string; applicationIds: readonly string[] }): Promise<Map<string, Seated>> {
  const plan = of.applicationIds.length === 0 ? undefined : await findFrozenPlan(tx, of.sittingId, of.province);
  if (!plan) return new Map();
  const [numbers, seats] = await Promise.all([findTickets(tx, of.sittingId, of.applicationIds), listSeatsOfMany(tx, plan.id, plan.latestRun, of.applicationIds)]);
  const rooms = await findRoomsOf(tx, plan.id, plan.latestRun, [...new Set(seats.map((s) => s.roomId))]);
  const found = new Map<string, Seated>();
  for (const { applicationId, halfDay, roomId, seat } of seats) {
    const ticketNumber = numbers.get(applicationId);
    const room = rooms.get(roomId);
    if (ticketNumber === undefined || !room) continue;
    const one = found.get(applicationId) ?? { planId: plan.id, planVersion: plan.planVersion, ticketNumber, seats: [] };
    one.seats.push({ halfDay, seat, ...room });
    found.set(applicationId, one);
  }
  return found;
}

/** The rooms of the frozen plan in which somebody sits, and how often the plan was changed; undefined: not frozen yet. */
export async function findRoomsInUse(tx: Tx, sittingId: string, province: string): Promise<{ planVersion: number; rooms: RoomInUse[] } | undefined> {
  const plan = await findFrozenPlan(tx, sittingId, province);
  return plan && { planVersion: plan.planVersion, rooms: await listRoomsInUse(tx, plan.id, plan.latestRun) };
}

/** The centres of the frozen plan, half-day by half-day; undefined: not frozen yet. */
export async function listCentreHalves(tx: Tx, sittingId: string, province: string): Promise<CentreHalf[] | undefined> {
  const plan = await findFrozenPlan(tx, sittingId, province);
  return plan && listCentreHalvesOf(tx, plan.id, plan.latestRun);
}

/** Everybody who still sits in some rooms of the frozen plan (nobody whose papers of the half-day were suspended), each with the variant of the paper their seat writes. */
export async function listSeatedIn(tx: Tx, sittingId: string, province: string, rooms: readonly string[]): Promise<SatIn[]> {
  const plan = await findFrozenPlan(tx, sittingId, province);
  if (!plan) return [];
  const known = new Map<number, ReturnType<typeof variantsOf>>();
  const sat = await listSatIn(tx, plan.id, plan.latestRun, sittingId, rooms, (capacity) => {
    if (!known.has(capacity)) known.set(capacity, variantsOf(plan.policy, capacity));
    return known.get(capacity);
  });
  const writes = subjectsAt(timesOf(await getExam(tx, plan.examCode), await getSitting(tx, sittingId)));
  return sat.filter((s) => writes(s, s.halfDay).length > 0);
}
