import { sql } from 'kysely';
import { z } from 'zod';
import type { SeatPlanId } from '#contracts/seat-plans.ts';
import { RoomKind, SeatPolicy, SoftBreach } from '#contracts/seating.ts';
import { RoomPurpose } from '#contracts/test-centres.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What a run was made of, frozen with it: whoever verifies needs nothing else but roster and seed. */
export const RunInputs = z.object({
  rooms: z.array(z.object({ id: z.string(), key: z.string(), centreId: z.string(), prefecture: z.string(), capacity: z.number(), kind: RoomKind, accessible: z.boolean(), use: RoomPurpose })),
  times: z.array(z.object({ level: z.string(), subject: z.string(), specialties: z.array(z.string()).nullable(), halfDay: z.number(), batch: z.number().default(0) })),
  policy: SeatPolicy,
});
export type RunInputs = z.infer<typeof RunInputs>;
export type Run = { run: number; startedAt: number; byName: string; finishedAt: number | null; seated: number | null; digest: Buffer | null; seconds: number | null; progress: number; inputs: RunInputs; breaches: SoftBreach[]; refusals: Refusal[] };

const Noes = z.array(z.custom<Refusal>((v) => typeof v === 'object' && v !== null && 'code' in v));

/** The runs of a plan, the latest first. */
export async function listRuns(tx: Tx, planId: SeatPlanId): Promise<Run[]> {
  const rows = await tx.selectFrom('seat_run').selectAll().where('plan_id', '=', planId).orderBy('run', 'desc').limit(20).execute();
  return rows.map((r) => ({
    run: r.run, startedAt: r.started_at.getTime(), byName: r.by_name, finishedAt: r.finished_at?.getTime() ?? null, seated: r.seated, digest: r.plan_digest, seconds: r.seconds === null ? null : Number(r.seconds), progress: r.progress, inputs: RunInputs.parse(r.inputs), breaches: z.array(SoftBreach).parse(r.breaches), refusals: Noes.parse(r.refusals),
  }));
}

/** One run. */
export async function findRun(tx: Tx, planId: SeatPlanId, run: number): Promise<Run | undefined> {
  return (await listRuns(tx, planId)).find((r) => r.run === run);
}

/** Begins the next run of a held plan. */
export async function insertRun(tx: Tx, planId: SeatPlanId, run: number, inputs: RunInputs, by: { staffId: string; name: string }, at: Date): Promise<void> {
  await tx.insertInto('seat_run').values({ plan_id: planId, run, inputs: JSON.stringify(inputs), started_at: at, by_id: by.staffId, by_name: by.name }).execute();
}

/** Ends a run that could not be made, with every reason. */
export async function refuseRun(tx: Tx, planId: SeatPlanId, run: number, refusals: readonly Refusal[], at: Date): Promise<void> {
  await tx.updateTable('seat_run').set({ finished_at: at, refusals: JSON.stringify(refusals) }).where('plan_id', '=', planId).where('run', '=', run).execute();
}

/** Writes how far a run has come, in percent of its people. */
export async function writeRunProgress(tx: Tx, planId: SeatPlanId, run: number, percent: number): Promise<void> {
  await tx.updateTable('seat_run').set({ progress: percent }).where('plan_id', '=', planId).where('run', '=', run).where('finished_at', 'is', null).execute();
}

/** Ends a run that was made. */
export async function finishRun(tx: Tx, planId: SeatPlanId, run: number, r: { seated: number; digest: Buffer; breaches: readonly SoftBreach[]; seconds: number; at: Date }): Promise<void> {
  await tx.updateTable('seat_run').set({ finished_at: r.at, seated: r.seated, plan_digest: r.digest, breaches: JSON.stringify(r.breaches), seconds: r.seconds }).where('plan_id', '=', planId).where('run', '=', run).execute();
}

export type UsedRoom = { roomId: string; centreId: string; prefecture: string; number: number; capacity: number; accessible: boolean };

/** Keeps the rooms a run uses, with their numbers. */
export async function insertRunRooms(tx: Tx, planId: SeatPlanId, run: number, rooms: readonly UsedRoom[]): Promise<void> {
  for (let at = 0; at < rooms.length; at += 1_000) {
    await tx.insertInto('seat_run_room').values(rooms.slice(at, at + 1_000).map((r) => ({ plan_id: planId, run, room_id: r.roomId, centre_id: r.centreId, prefecture: r.prefecture, number: r.number, capacity: r.capacity, accessible: r.accessible }))).execute();
  }
}

/** Seats written with one statement. */
const AT_ONCE = 20_000;

export type SeatColumns = { halfDays: number[]; rooms: string[]; seats: number[]; examinees: string[] };

/** Writes the seats of a run, twenty thousand a statement. */
export async function insertSeats(tx: Tx, planId: SeatPlanId, run: number, s: SeatColumns): Promise<void> {
  for (let at = 0; at < s.seats.length; at += AT_ONCE) {
    const part = <T>(column: T[]): T[] => column.slice(at, at + AT_ONCE);
    await sql`insert into seat (plan_id, run, half_day, room_id, seat, application_id)
      select ${planId}::uuid, ${run}::integer, u.* from unnest(${part(s.halfDays)}::smallint[], ${part(s.rooms)}::uuid[], ${part(s.seats)}::smallint[], ${part(s.examinees)}::uuid[]) u`.execute(tx);
  }
}

/** Clears the seats of earlier runs but for the one before, which the new one is compared with, and what a run under way had written. */
export async function clearRuns(tx: Tx, planId: SeatPlanId, keep: readonly number[]): Promise<void> {
  await tx.deleteFrom('seat').where('plan_id', '=', planId).where('run', 'not in', [...keep]).execute();
  await tx.deleteFrom('seat_run_room').where('plan_id', '=', planId).where('run', 'not in', [...keep]).execute();
}
