import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { RushCause, RushMode, type Lane } from '#contracts/rush.ts';
import type { Tx } from '../db/tx.ts';
import type { Health } from './admission-rate.ts';
import type { Round } from './decide-round.ts';
import { laneNumber, type Heads, type Second } from './queue-order.ts';

const asHeads = (heads: readonly (string | number)[]): Heads => [Number(heads[0] ?? 0), Number(heads[1] ?? 0), Number(heads[2] ?? 0)];
const ms = (at: Date | null): Instant | null => at?.getTime() ?? null;
const date = (at: Instant | null): Date | null => (at === null ? null : new Date(at));

export type Setting = { mode: RushMode | null; cap: number | null; reason: string | null; changedById: string | null; changedAt: Instant | null };

/** What an operator set; null follows the installation. */
export async function readSetting(tx: Tx): Promise<Setting> {
  const row = await tx.selectFrom('rush_setting').selectAll().where('id', '=', 1).executeTakeFirstOrThrow();
  return { mode: RushMode.nullable().parse(row.mode), cap: row.cap, reason: row.reason, changedById: row.changed_by_id, changedAt: ms(row.changed_at) };
}

/** Keeps what an operator set. */
export async function writeSetting(tx: Tx, { mode, cap, reason, changedById, changedAt }: { mode: RushMode; cap: number | null; reason: string; changedById: string; changedAt: Date }): Promise<void> {
  await tx.updateTable('rush_setting').set({ mode, cap, reason, changed_by_id: changedById, changed_at: changedAt }).where('id', '=', 1).execute();
}

export type Own = Health & { inFlight: number; inside: number; late: number; shed: number };

/** Says how this process fares, in the database's own time: leases and liveness follow no clock that can be moved. */
export async function writeOwn(tx: Tx, processId: string, own: Own): Promise<void> {
  const row = { loop_lag_ms: own.loopLagMs, database_ms: own.databaseMs, p95_ms: own.p95Ms, in_flight: own.inFlight, inside: own.inside, late: own.late, shed: own.shed, seen_at: sql<Date>`clock_timestamp()` };
  await tx.insertInto('rush_process').values({ process_id: processId, ...row }).onConflict((c) => c.column('process_id').doUpdateSet(row)).execute();
}

export type Arrivals = ReadonlyMap<string, number>;
/** The name under which a process counts an arrival until it is written. */
export const arrivalKey = (round: string, second: number, lane: Lane): string => `${round} ${String(second)} ${String(laneNumber(lane))}`;

/** Adds the places this process gave out since the last time. */
export async function addArrivals(tx: Tx, processId: string, arrivals: Arrivals): Promise<void> {
  if (arrivals.size === 0) return;
  const rows = [...arrivals].map(([key, people]) => {
    const [round = '', second, lane] = key.split(' ');
    return { round_id: round, second: Number(second), lane: Number(lane), process_id: processId, people };
  });
  await tx.insertInto('rush_arrival').values(rows).onConflict((c) => c.columns(['round_id', 'second', 'lane', 'process_id']).doUpdateSet({ people: sql<number>`rush_arrival.people + excluded.people` })).execute();
}

export type Lead = {
  rate: number; cutAt: Instant | null; badSince: Instant | null; quietSince: Instant | null; tickedAt: Instant | null; round: Round | null;
  heads: Heads; carry: number; spare: number; waiting: number; pace: number; lateSeen: number;
};

/** Takes or keeps the lease of leading for three seconds; false when another process holds it. The row stays locked until the transaction ends. */
export async function takeLead(tx: Tx, processId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('rush_lead').set({ process_id: processId, lease_until: sql<Date>`clock_timestamp() + interval '3 seconds'` })
    .where('id', '=', 1).where((e) => e.or([e('process_id', '=', processId), e('lease_until', '<', sql<Date>`clock_timestamp()`)])).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How far admission has come, and the round that is on. */
export async function readLead(tx: Tx): Promise<Lead> {
  const row = await tx.selectFrom('rush_lead as l').leftJoin('rush_round as r', (j) => j.onRef('r.round_id', '=', 'l.round_id').on('r.ended_at', 'is', null))
    .selectAll('l').select(['r.cause', 'r.started_at', 'r.draw_from', 'r.draw_until']).where('l.id', '=', 1).executeTakeFirstOrThrow();
  const round = row.round_id === null || row.cause === null || row.started_at === null ? null
    : { id: row.round_id, cause: RushCause.parse(row.cause), startedAt: row.started_at.getTime(), drawFrom: ms(row.draw_from), drawUntil: ms(row.draw_until) };
  return {
    rate: row.rate, cutAt: ms(row.cut_at), badSince: ms(row.bad_since), quietSince: ms(row.quiet_since), tickedAt: ms(row.ticked_at), round,
    heads: asHeads(row.heads), carry: row.carry, spare: row.spare, waiting: row.waiting, pace: row.pace, lateSeen: row.late_seen,
  };
}

/** Writes what the leading process decided. */
export async function writeLead(tx: Tx, lead: Lead): Promise<void> {
  await tx.updateTable('rush_lead').set({
    rate: lead.rate, cut_at: date(lead.cutAt), bad_since: date(lead.badSince), quiet_since: date(lead.quietSince), ticked_at: date(lead.tickedAt), round_id: lead.round?.id ?? null,
    heads: sql<number[]>`${`{${lead.heads.join(',')}}`}::bigint[]`, carry: lead.carry, spare: lead.spare, waiting: Math.round(lead.waiting), pace: lead.pace, late_seen: lead.lateSeen,
  }).where('id', '=', 1).execute();
}

/** Begins a round, or changes its draw. */
export async function writeRound(tx: Tx, { id, cause, startedAt, drawFrom, drawUntil }: Round): Promise<void> {
  const row = { cause, draw_from: date(drawFrom), draw_until: date(drawUntil) };
  await tx.insertInto('rush_round').values({ round_id: id, started_at: new Date(startedAt), ...row }).onConflict((c) => c.column('round_id').doUpdateSet(row)).execute();
}

/** Ends a round: nobody waits any more. */
export async function endRound(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx.updateTable('rush_round').set({ ended_at: new Date(now) }).where('round_id', '=', id).where('ended_at', 'is', null).execute();
}

/** How the serving processes fare: the worst of each measure, and the sums. */
export async function readProcesses(tx: Tx): Promise<Health & { processes: number; inside: number; late: number; shed: number }> {
  const { rows: [row] } = await sql<Health & { processes: number; inside: number; late: number; shed: number }>`
    select count(*)::int as processes, coalesce(max(loop_lag_ms), 0)::float8 as "loopLagMs", coalesce(max(database_ms), 0)::float8 as "databaseMs", coalesce(max(p95_ms), 0)::float8 as "p95Ms",
      coalesce(sum(inside), 0)::int as inside, coalesce(sum(late), 0)::float8 as late, coalesce(sum(shed), 0)::float8 as shed
    from rush_process where seen_at > clock_timestamp() - interval '5 seconds'`.execute(tx);
  if (!row) throw new Error('an aggregate has one row');
  return row;
}

/** The places of a round that are not let in yet, by second and lane, in order. */
export async function readSeconds(tx: Tx, round: string, heads: Heads): Promise<Second[]> {
  const { rows } = await sql<{ second: number; lane: 0 | 1 | 2; people: number }>`
    select second, lane, sum(people)::int as people from rush_arrival where round_id = ${round}::uuid and second >= ${Math.floor(Math.min(...heads) / 1_000_000)}::bigint
    group by second, lane order by second, lane`.execute(tx);
  const seconds: { second: number; people: [number, number, number] }[] = [];
  for (const { second, lane, people } of rows) {
    let last = seconds.at(-1);
    if (last?.second !== second) seconds.push(last = { second, people: [0, 0, 0] });
    last.people[lane] = people;
  }
  return seconds;
}

/** Up to where this round let people in at some time past; null before its first written moment. */
export async function readHeadsAt(tx: Tx, round: string, at: Instant): Promise<Heads | null> {
  const row = await tx.selectFrom('rush_moment').select('heads').where('round_id', '=', round).where('at', '<=', new Date(at)).orderBy('at', 'desc').limit(1).executeTakeFirst();
  return row ? asHeads(row.heads) : null;
}

/** Uses a place, once. Again within half a minute is the same browser whose answer was lost; later it is somebody else. */
export async function usePlace(tx: Tx, round: string, placeId: string, lane: Lane): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`
    insert into rush_admission (round_id, place_id, lane, admitted_at) values (${round}::uuid, ${Buffer.from(placeId, 'base64url')}, ${laneNumber(lane)}, clock_timestamp())
    on conflict (round_id, place_id) do update set lane = rush_admission.lane returning admitted_at > clock_timestamp() - interval '30 seconds' as fresh`.execute(tx);
  return rows[0]?.fresh ?? false;
}

/** Binds a used place to the account that signed in with it; false when another did before. A round that is over knows no places any more, and anybody may go on. */
export async function bindPlace(tx: Tx, round: string, placeId: string, holder: string): Promise<boolean> {
  const key = Buffer.from(holder);
  const { rows } = await sql<{ mine: boolean }>`
    update rush_admission set holder_key = coalesce(holder_key, ${key}) where round_id = ${round}::uuid and place_id = ${Buffer.from(placeId, 'base64url')} returning holder_key = ${key} as mine`.execute(tx);
  return rows[0]?.mine ?? true;
}

export type Moment = Health & { at: Instant; roundId: string | null; rate: number; pace: number; waiting: number; inside: number; shed: number; heads: Heads };

/** Writes one point of the curve. */
export async function writeMoment(tx: Tx, m: Moment): Promise<void> {
  await tx.insertInto('rush_moment').values({
    at: new Date(m.at), round_id: m.roundId, rate: m.rate, pace: m.pace, waiting: m.waiting, inside: m.inside, shed: m.shed, loop_lag_ms: m.loopLagMs, database_ms: m.databaseMs, p95_ms: m.p95Ms,
    heads: sql<number[]>`${`{${m.heads.join(',')}}`}::bigint[]`,
  }).onConflict((c) => c.column('at').doNothing()).execute();
}

/** Forgets the curve after two days, and places and counts of a round a day after it ended. */
export async function forgetOldRush(tx: Tx, now: Instant): Promise<void> {
  await tx.deleteFrom('rush_moment').where('at', '<', new Date(now - 2 * 86_400_000)).execute();
  const over = tx.selectFrom('rush_round').select('round_id').where('ended_at', '<', new Date(now - 86_400_000));
  await tx.deleteFrom('rush_arrival').where('round_id', 'in', over).execute();
  await tx.deleteFrom('rush_admission').where('round_id', 'in', over).execute();
  await tx.deleteFrom('rush_process').where('seen_at', '<', sql<Date>`clock_timestamp() - interval '1 day'`).execute();
}
