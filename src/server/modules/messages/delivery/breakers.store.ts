import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type BreakerSeen = { service: string; breaker: string; since: Instant };

/** How the carriers' breakers stand in the eyes of every process that runs; processes write it down in real time. */
export async function readBreakers(tx: Tx): Promise<BreakerSeen[]> {
  const rows = await tx.selectFrom('outside_health').innerJoin('program_process', 'program_process.id', 'outside_health.process_id').select(['outside_health.service', 'outside_health.breaker', 'outside_health.since'])
    .where('program_process.last_seen_at', '>', sql<Date>`now() - interval '1 minute'`).where('program_process.ended_at', 'is', null).where((e) => e.or([e('outside_health.service', 'like', 'sms:%'), e('outside_health.service', 'like', 'mail:%')])).execute();
  return rows.map((r) => ({ service: r.service, breaker: r.breaker, since: r.since.getTime() }));
}
