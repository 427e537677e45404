import { sql, type Selectable } from 'kysely';
import type { Day, Instant } from '#contracts/dates.ts';
import { ClosingFigures, ClosingId, ClosingKind, ClosingState, type ClosingFilters } from '#contracts/reconciliation.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { booksWithin } from '#server/modules/ledger/index.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Closing = {
  id: ClosingId; kind: ClosingKind; province: string; day: Day; sittingId: string | null; state: ClosingState; version: number; figures: ClosingFigures; digest: Buffer; collectedInFen: number; refundedInFen: number;
  proposedById: string; proposedByName: string; proposedAt: Instant; decidedByName: string | null; decidedAt: Instant | null; reason: string;
};
type Person = { staffId: string; name: string };

/** Writes a proposed closing down with its frozen figures; false when the same is proposed or closed already: the indexes decide. */
export async function insertClosing(tx: Tx, c: Pick<Closing, 'id' | 'kind' | 'province' | 'day' | 'sittingId' | 'figures' | 'digest' | 'collectedInFen' | 'refundedInFen'>, by: Person, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('closing').values({
    id: c.id, kind: c.kind, province: c.province, day: c.day, sitting_id: c.sittingId, state: 'proposed', figures: JSON.stringify(c.figures), digest: c.digest, collected_in_fen: c.collectedInFen, refunded_in_fen: c.refundedInFen,
    proposed_by_id: by.staffId, proposed_by_name: by.name, proposed_at: new Date(at),
  }).onConflict((o) => o.doNothing()).executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** One closing within a jurisdiction; its row held until the transaction ends when `lock`. */
export async function findClosing(tx: Tx, j: Jurisdiction, id: ClosingId, { lock = false } = {}): Promise<Closing | undefined> {
  const query = tx.selectFrom('closing').selectAll().where('id', '=', id).where(booksWithin('closing', j));
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && closingOf(row);
}

/** The second person's word. */
export async function decideClosing(tx: Tx, c: Closing, state: 'closed' | 'returned', by: Person, reason: string, at: Instant): Promise<void> {
  await tx.updateTable('closing').set({ state, version: c.version + 1, decided_by_id: by.staffId, decided_by_name: by.name, decided_at: new Date(at), reason }).where('id', '=', c.id).where('version', '=', c.version).executeTakeFirstOrThrow();
}

function narrowed(tx: Tx, j: Jurisdiction, f: ClosingFilters) {
  let q = tx.selectFrom('closing').where(booksWithin('closing', j));
  if (f.kind !== undefined) q = q.where('kind', '=', f.kind);
  if (f.from !== undefined) q = q.where('day', '>=', f.from);
  if (f.to !== undefined) q = q.where('day', '<=', f.to);
  if (f.state !== undefined) q = q.where('state', '=', f.state);
  if (f.province !== undefined) q = q.where('province', '=', f.province);
  return q;
}

/** Closings within a jurisdiction, the newest day first. */
export async function listClosings(tx: Tx, j: Jurisdiction, f: ClosingFilters, after: { day: Day; id: string } | undefined, limit: number): Promise<Closing[]> {
  let q = narrowed(tx, j, f).selectAll();
  if (after) q = q.where((e) => e(e.refTuple('day', 'id'), '<', e.tuple(after.day, after.id)));
  return (await q.orderBy('day', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(closingOf);
}

/** How many there are. */
export async function countClosings(tx: Tx, j: Jurisdiction, f: ClosingFilters): Promise<number> {
  const { n } = await narrowed(tx, j, f).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(n);
}

/** Days before a day on which something moved in a province, or of one sitting there, and that are neither closed nor proposed; the oldest first. */
export async function listUnclosedDays(tx: Tx, of: { province: string; before: Day; sittingId?: string }, limit: number): Promise<Day[]> {
  let q = tx.selectFrom('ledger_entry as e').select('e.day').distinct().where('e.province', '=', of.province).where('e.day', '<', of.before)
    .where((w) => w.not(w.exists(w.selectFrom('closing as c').select(sql<number>`1`.as('one')).where('c.kind', '=', 'day').where('c.state', '=', 'closed').whereRef('c.province', '=', 'e.province').whereRef('c.day', '=', 'e.day'))));
  if (of.sittingId !== undefined) q = q.where('e.sitting_id', '=', of.sittingId);
  return (await q.orderBy('e.day').limit(limit).execute()).map((r) => r.day);
}

/** The sittings money moved for in a province that have no final closing, the latest first. */
export async function listUnclosedSittings(tx: Tx, province: string): Promise<string[]> {
  const rows = await tx.selectFrom('ledger_posting as p').select('p.sitting_id').distinct().where('p.province', '=', province).where('p.sitting_id', 'is not', null)
    .where((w) => w.not(w.exists(w.selectFrom('closing as c').select(sql<number>`1`.as('one')).where('c.kind', '=', 'final').where('c.state', '=', 'closed').whereRef('c.province', '=', 'p.province').whereRef('c.sitting_id', '=', 'p.sitting_id')))).execute();
  return rows.flatMap((r) => r.sitting_id ?? []).sort();
}

/** Differences that stand against closing: of the province, up to a day, or of one sitting. */
export async function countUnsettled(tx: Tx, of: { province: string; to?: Day; sittingId?: string }): Promise<number> {
  let q = tx.selectFrom('bill_difference').where('state', '<>', 'settled').where('province', '=', of.province);
  if (of.to !== undefined) q = q.where('day', '<=', of.to);
  if (of.sittingId !== undefined) q = q.where('sitting_id', '=', of.sittingId);
  const { n } = await q.select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(n);
}

function closingOf(r: Selectable<Database['closing']>): Closing {
  return {
    id: ClosingId.parse(r.id), kind: ClosingKind.parse(r.kind), province: r.province, day: r.day, sittingId: r.sitting_id, state: ClosingState.parse(r.state), version: r.version, figures: ClosingFigures.parse(r.figures), digest: r.digest, collectedInFen: r.collected_in_fen, refundedInFen: r.refunded_in_fen,
    proposedById: r.proposed_by_id, proposedByName: r.proposed_by_name, proposedAt: r.proposed_at.getTime(), decidedByName: r.decided_by_name, decidedAt: r.decided_at?.getTime() ?? null, reason: r.reason,
  };
}
