import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

/** The last number given in each of these scopes, held until the transaction ends; always in the same order, so that two batches never wait for each other. */
export async function lockSerials(tx: Tx, scopes: readonly string[]): Promise<Map<string, number>> {
  const wanted = [...new Set(scopes)].toSorted();
  if (wanted.length === 0) return new Map();
  await sql`insert into certificate_serial (scope, last) select s, 0 from unnest(${wanted}::text[]) s order by s on conflict do nothing`.execute(tx);
  const rows = await tx.selectFrom('certificate_serial').select(['scope', 'last']).where('scope', '=', sql<string>`any(${wanted}::text[])`).orderBy('scope').forUpdate().execute();
  return new Map(rows.map((r) => [r.scope, r.last]));
}

/** Writes how far each scope is now. */
export async function keepSerials(tx: Tx, serials: ReadonlyMap<string, number>): Promise<void> {
  for (const [scope, last] of serials) await tx.updateTable('certificate_serial').set({ last }).where('scope', '=', scope).where('last', '<', last).execute();
}
