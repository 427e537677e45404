import { SeatPlanId } from '#contracts/seat-plans.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { RunInputs } from '../plans/runs.store.ts';
import type { Checked } from './check-plan.ts';

/** The plans that can be verified: those with a run. */
export async function listVerifiable(tx: Tx): Promise<{ id: SeatPlanId; sittingId: string; province: string }[]> {
  const rows = await tx.selectFrom('seat_plan').select(['plan_id', 'sitting_id', 'province']).where('latest_run', '>', 0).where('state', '<>', 'withdrawn').orderBy('sitting_id').orderBy('province').execute();
  return rows.map((r) => ({ id: SeatPlanId.parse(r.plan_id), sittingId: r.sitting_id, province: r.province }));
}

export type Evidence = { checked: Checked; inputs: RunInputs; sealedSeed: Buffer };

/** Everything there is of a plan's latest run, read afresh; single moves are taken back for the seats as they were allocated. */
export async function readEvidence(tx: Tx, planId: SeatPlanId): Promise<Evidence | undefined> {
  const plan = await tx.selectFrom('seat_plan').selectAll().where('plan_id', '=', planId).executeTakeFirst();
  const run = plan && (await tx.selectFrom('seat_run').selectAll().where('plan_id', '=', planId).where('run', '=', plan.latest_run).executeTakeFirst());
  if (!plan?.roster_digest || !run?.plan_digest) return undefined;
  const roster = await tx.selectFrom('seat_roster').selectAll().where('plan_id', '=', planId).execute();
  const seats = (await tx.selectFrom('seat').select(['half_day', 'application_id', 'room_id', 'seat']).where('plan_id', '=', planId).where('run', '=', plan.latest_run).execute()).map((s) => ({ halfDay: s.half_day, id: s.application_id, roomId: s.room_id, seat: s.seat }));
  const moves = await tx.selectFrom('seat_move').selectAll().where('plan_id', '=', planId).orderBy('plan_version', 'desc').execute();
  const back = new Map(seats.map((s) => [`${String(s.halfDay)}/${s.id}`, { ...s }]));
  for (const m of moves) {
    const seat = back.get(`${String(m.half_day)}/${m.application_id}`);
    if (seat) Object.assign(seat, { roomId: m.from_room_id, seat: m.from_seat });
  }
  const inputs = RunInputs.parse(run.inputs);
  const rooms = await tx.selectFrom('exam_room as r').innerJoin('test_centre as c', 'c.centre_id', 'r.centre_id').select(['r.room_id', 'c.prefecture', 'r.kind', 'r.purpose', 'r.capacity', 'r.accessible']).where('r.room_id', 'in', moves.length === 0 ? [planId] : moves.map((m) => m.to_room_id)).execute();
  const tickets = await tx.selectFrom('ticket_claim').select(['number', 'application_id']).where('sitting_id', '=', plan.sitting_id).where('plan_id', '=', planId).execute();
  return {
    inputs, sealedSeed: plan.seed,
    checked: {
      seedDigest: plan.seed_digest.toString('hex'), seed: plan.revealed_seed?.toString('hex') ?? null, rosterDigest: plan.roster_digest.toString('hex'), planDigest: run.plan_digest.toString('hex'), policy: inputs.policy, times: inputs.times,
      roster: roster.map((e) => ({ id: e.application_id, prefecture: e.prefecture, level: e.level_code, specialty: e.specialty_code, subjects: e.subject_codes, needsAccess: e.needs_access, employer: e.employer_key, address: e.address_key })),
      rooms: new Map([...inputs.rooms.map((r) => [r.id, r] as const), ...rooms.filter((r) => !inputs.rooms.some((known) => known.id === r.room_id)).map((r) => [r.room_id, { prefecture: r.prefecture, kind: r.kind, use: r.purpose, capacity: r.capacity, accessible: r.accessible }] as const)]),
      seats: [...back.values()], now: seats, byHand: new Set(moves.map((m) => `${m.application_id}/${m.to_room_id}`)), tickets: plan.state === 'frozen' ? tickets.map((t) => ({ number: t.number, id: t.application_id })) : null,
    },
  };
}
