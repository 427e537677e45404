import { sql } from 'kysely';
import type { SeatPlanId } from '#contracts/seat-plans.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** The first seat of each examinee of a run, with the room's number: what a ticket number says. */
export async function listFirstSeats(tx: Tx, planId: SeatPlanId, run: number): Promise<{ applicationId: string; accountId: string; prefecture: string; level: string; room: number; seat: number }[]> {
  const rows = await tx.selectFrom('seat').innerJoin('seat_roster as e', (j) => j.onRef('e.plan_id', '=', 'seat.plan_id').onRef('e.application_id', '=', 'seat.application_id'))
    .innerJoin('seat_run_room as r', (j) => j.onRef('r.plan_id', '=', 'seat.plan_id').onRef('r.run', '=', 'seat.run').onRef('r.room_id', '=', 'seat.room_id'))
    .distinctOn('seat.application_id').select(['seat.application_id', 'e.account_id', 'e.prefecture', 'e.level_code', 'r.number', 'seat.seat']).where('seat.plan_id', '=', planId).where('seat.run', '=', run)
    .orderBy('seat.application_id').orderBy('seat.half_day').execute();
  return rows.map((r) => ({ applicationId: r.application_id, accountId: r.account_id, prefecture: r.prefecture, level: r.level_code, room: r.number, seat: r.seat }));
}

const AT_ONCE = 20_000;

/** Claims ticket numbers; answers how many were free. A number once given is never given again, neither is a person given two. */
export async function claimTickets(tx: Tx, sittingId: string, planId: SeatPlanId, tickets: readonly { number: string; applicationId: string; accountId: string }[], at: Date): Promise<number> {
  let claimed = 0;
  for (let from = 0; from < tickets.length; from += AT_ONCE) {
    const part = tickets.slice(from, from + AT_ONCE);
    const done = await sql`insert into ticket_claim (sitting_id, number, plan_id, application_id, account_id, at)
      select ${sittingId}, u.number, ${planId}::uuid, u.application_id, u.account_id, ${at}::timestamptz from unnest(${part.map((t) => t.number)}::text[], ${part.map((t) => t.applicationId)}::uuid[], ${part.map((t) => t.accountId)}::uuid[]) u (number, application_id, account_id)
      on conflict do nothing`.execute(tx);
    claimed += Number(done.numAffectedRows ?? 0n);
  }
  return claimed;
}

/** The ticket numbers of some examinees. */
export async function findTickets(tx: Tx, sittingId: string, applications: readonly string[]): Promise<Map<string, string>> {
  if (applications.length === 0) return new Map();
  const rows = await tx.selectFrom('ticket_claim').select(['application_id', 'number']).where('sitting_id', '=', sittingId).where('application_id', '=', sql<string>`any(${[...applications]}::uuid[])`).execute();
  return new Map(rows.map((r) => [r.application_id, r.number]));
}

/** Whose a ticket number of a sitting is. */
export async function findByTicket(tx: Tx, sittingId: string, number: string): Promise<{ accountId: string; applicationId: string; planId: string } | undefined> {
  const row = await tx.selectFrom('ticket_claim').select(['account_id', 'application_id', 'plan_id']).where('sitting_id', '=', sittingId).where('number', '=', number).executeTakeFirst();
  return row && { accountId: row.account_id, applicationId: row.application_id, planId: row.plan_id };
}

/** How many numbers a plan has given. */
export async function countTickets(tx: Tx, sittingId: string, planId: SeatPlanId): Promise<number> {
  const row = await tx.selectFrom('ticket_claim').select((e) => e.fn.countAll<string>().as('n')).where('sitting_id', '=', sittingId).where('plan_id', '=', planId).executeTakeFirstOrThrow();
  return Number(row.n);
}
