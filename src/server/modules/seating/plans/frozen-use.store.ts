import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

/** Which sittings have people seated in these rooms by a frozen plan, how many, and the first ticket numbers of them. */
export async function frozenUse(tx: Tx, rooms: readonly string[]): Promise<{ sittingId: string; people: number; tickets: string[] }[]> {
  if (rooms.length === 0) return [];
  const rows = await tx.selectFrom('seat').innerJoin('seat_plan as p', (j) => j.onRef('p.plan_id', '=', 'seat.plan_id').onRef('p.latest_run', '=', 'seat.run'))
    .leftJoin('ticket_claim as t', (j) => j.onRef('t.sitting_id', '=', 'p.sitting_id').onRef('t.application_id', '=', 'seat.application_id'))
    .select(['p.sitting_id', sql<string>`count(distinct seat.application_id)`.as('people'), sql<string[] | null>`(array_agg(distinct t.number order by t.number) filter (where t.number is not null))[1:5]`.as('tickets')]).where('p.state', 'in', ['freezing', 'frozen']).where('seat.room_id', '=', sql<string>`any(${[...rooms]}::uuid[])`).groupBy('p.sitting_id').execute();
  return rows.map((r) => ({ sittingId: r.sitting_id, people: Number(r.people), tickets: r.tickets ?? [] }));
}
