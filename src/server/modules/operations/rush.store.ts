import { sql } from 'kysely';
import type { RushMoment } from '#contracts/rush.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Who was let in during a round, by lane, and how many of them signed in. */
export async function countAdmitted(tx: Tx, round: string): Promise<{ lane: number; people: number; signedIn: number }[]> {
  const { rows } = await sql<{ lane: number; people: number; signedIn: number }>`
    select lane::int as lane, count(*)::int as people, count(holder_key)::int as "signedIn" from rush_admission where round_id = ${round}::uuid group by lane`.execute(tx);
  return rows;
}

/** The curve since an instant, in its order. */
export async function listMoments(tx: Tx, since: Date): Promise<RushMoment[]> {
  const rows = await tx.selectFrom('rush_moment').selectAll().where('at', '>', since).orderBy('at').limit(2_000).execute();
  return rows.map((r) => ({ at: r.at.getTime(), rate: r.rate, pace: r.pace, waiting: r.waiting, inside: r.inside, shed: r.shed, loopLagMs: r.loop_lag_ms, databaseMs: r.database_ms, p95Ms: r.p95_ms }));
}
