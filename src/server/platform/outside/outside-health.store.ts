import { sql } from 'kysely';
import type { Tx } from '../db/tx.ts';
import type { Minute } from './minute.ts';
import type { ServiceStanding } from './outside.ts';

const at = (instant: number | null): Date | null => (instant === null ? null : new Date(instant));

/** Writes how the services stand for this process, over what it wrote before. */
export async function writeStandings(tx: Tx, processId: string, standings: readonly ServiceStanding[]): Promise<void> {
  if (standings.length === 0) return;
  const rows = standings.map((s) => ({
    service: s.service, process_id: processId, breaker: s.breaker, open_until: at(s.openUntil), since: new Date(s.since), last_success_at: at(s.lastSuccessAt), last_fault_at: at(s.lastFaultAt), last_fault: s.lastFault,
  }));
  await tx.insertInto('outside_health').values(rows).onConflict((c) => c.columns(['service', 'process_id']).doUpdateSet((eb) => ({
    breaker: eb.ref('excluded.breaker'), open_until: eb.ref('excluded.open_until'), since: eb.ref('excluded.since'), last_success_at: eb.ref('excluded.last_success_at'), last_fault_at: eb.ref('excluded.last_fault_at'), last_fault: eb.ref('excluded.last_fault'),
  }))).execute();
}

/** Writes the minutes of this process, each whole: writing one again changes nothing but what it grew by. */
export async function writeMinutes(tx: Tx, processId: string, minutes: readonly Minute[]): Promise<void> {
  if (minutes.length === 0) return;
  const rows = minutes.map((m) => ({
    service: m.service, process_id: processId, minute: new Date(m.minute), calls: m.calls, faults: JSON.stringify(m.faults), total_ms: Math.round(m.totalMs), longest_ms: Math.round(m.longestMs), lengths: [...m.lengths],
  }));
  await tx.insertInto('outside_minute').values(rows).onConflict((c) => c.columns(['minute', 'service', 'process_id']).doUpdateSet((eb) => ({
    calls: eb.ref('excluded.calls'), faults: eb.ref('excluded.faults'), total_ms: eb.ref('excluded.total_ms'), longest_ms: eb.ref('excluded.longest_ms'), lengths: eb.ref('excluded.lengths'),
  }))).execute();
}

/** Forgets minutes older than a week, and processes not seen for a month with what they thought of the services. */
export async function forgetOldHealth(tx: Tx): Promise<void> {
  await sql`delete from outside_minute where minute < now() - interval '8 days'`.execute(tx);
  await sql`delete from outside_health h where not exists (select from program_process p where p.id = h.process_id and p.last_seen_at > now() - interval '1 day')`.execute(tx);
  await sql`delete from program_process where last_seen_at < now() - interval '30 days'`.execute(tx);
}
