import type { PlanDiff, SeatMoves, SeatPlanId } from '#contracts/seat-plans.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { findConfirmedNames } from '#server/modules/applications/index.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Seating } from '../asking.ts';
import { listMoves, roomNames } from '../moves/moves.store.ts';
import { townOf } from '../plans/plans.scope.ts';
import { listRuns } from '../plans/runs.store.ts';
import { halfDayWords } from '../plans/sitting-times.ts';
import { readPlan } from '../plans/take-plan.ts';
import { countChanges, listChanges } from './diff.store.ts';

const EXAMPLES = 20;

/** What the latest run changed against the one before (对比): a first run changed nothing. */
export async function viewDiff(seating: Seating & { kit: Kit }, id: SeatPlanId): Promise<Result<PlanDiff>> {
  const { tx, kit, by } = seating;
  const read = await readPlan(seating, id);
  if (!read.ok) return read;
  const { plan, sitting } = read.value;
  const to = plan.latestRun;
  const from = (await listRuns(tx, id)).find((r) => r.run < to && r.digest !== null)?.run ?? to;
  const town = townOf(by.jurisdiction);
  const changed = await listChanges(tx, id, from, to, town, EXAMPLES);
  const names = await roomNames(tx, changed.flatMap((c) => [c.fromRoomId, c.toRoomId]));
  const people = await findConfirmedNames(tx, kit, changed.map((c) => ({ accountId: c.accountId, id: c.applicationId })));
  const place = (roomId: string, seat: number) => `${names.get(roomId) ?? ''} · ${String(seat)}`;
  return ok({ from, to, ...(await countChanges(tx, id, from, to, town)), examples: changed.map((c) => ({ number: people.get(c.applicationId)?.number ?? '', halfDay: halfDayWords(sitting, c.halfDay), from: place(c.fromRoomId, c.fromSeat), to: place(c.toRoomId, c.toSeat) })) });
}

/** The single moves of a frozen plan, with who moved whom and why. */
export async function viewMoves(seating: Seating & { kit: Kit }, id: SeatPlanId): Promise<Result<SeatMoves>> {
  const { tx, kit, by } = seating;
  const read = await readPlan(seating, id);
  if (!read.ok) return read;
  const moves = await listMoves(tx, id, townOf(by.jurisdiction));
  const names = await roomNames(tx, moves.flatMap((m) => [m.fromRoomId, m.toRoomId]));
  const people = await findConfirmedNames(tx, kit, moves.map((m) => ({ accountId: m.accountId, id: m.applicationId })));
  return ok({
    moves: moves.map((m) => ({
      planVersion: m.planVersion, number: people.get(m.applicationId)?.number ?? '', halfDay: halfDayWords(read.value.sitting, m.halfDay), from: `${names.get(m.fromRoomId) ?? ''} · ${String(m.fromSeat)}`, to: `${names.get(m.toRoomId) ?? ''} · ${String(m.toSeat)}`, reason: m.reason, by: m.by, at: m.at,
    })),
  });
}
