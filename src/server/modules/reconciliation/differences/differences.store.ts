import { sql, type Selectable } from 'kysely';
import type { Day, Instant } from '#contracts/dates.ts';
import { DifferenceClass, DifferenceId, DifferenceOutcome, DifferenceState, ProposedOutcome, type DifferenceFilters } from '#contracts/reconciliation.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { booksWithin } from '#server/modules/ledger/index.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Difference = {
  id: DifferenceId; receiving: string; day: Day; kind: 'payment' | 'refund'; class: DifferenceClass; number: string; reference: string; refundNumber: string | null; orderNumber: string | null; theirsInFen: number | null; oursInFen: number | null; theirDay: Day | null; ourDay: Day | null; happenedAt: Instant;
  province: string | null; sittingId: string | null; state: DifferenceState; outcome: DifferenceOutcome | null; version: number; ownerId: string | null; ownerName: string | null; dueOn: Day | null; proposed: ProposedOutcome | null; proposedById: string | null; proposedByName: string | null; approvedByName: string | null;
  explanation: string; foundAt: Instant; settledAt: Instant | null;
};
export type Person = { staffId: string; name: string };
export type DifferenceChange = Partial<{ state: DifferenceState; outcome: DifferenceOutcome; settledAt: Date; owner: Person | null; dueOn: Day; proposed: ProposedOutcome | null; proposedBy: Person | null; approvedBy: Person; explanation: string; orderNumber: string; province: string; sittingId: string; oursInFen: number; class: DifferenceClass }>;

/** One difference within a jurisdiction. */
export async function findDifference(tx: Tx, j: Jurisdiction, id: DifferenceId): Promise<Difference | undefined> {
  const row = await tx.selectFrom('bill_difference').selectAll().where('id', '=', id).where(booksWithin('bill_difference', j)).executeTakeFirst();
  return row && differenceOf(row);
}

/** The difference, its row held until the transaction ends. */
export async function lockDifference(tx: Tx, id: DifferenceId): Promise<Difference | undefined> {
  const row = await tx.selectFrom('bill_difference').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && differenceOf(row);
}

/** One difference as the job that repairs it reads it. */
export async function readDifference(tx: Tx, id: DifferenceId): Promise<Difference | undefined> {
  const row = await tx.selectFrom('bill_difference').selectAll().where('id', '=', id).executeTakeFirst();
  return row && differenceOf(row);
}

/** What was done about a difference, in one write with what it changed. */
export async function stepDifference(tx: Tx, d: Difference, act: string, change: DifferenceChange, by: Person | null, at: Instant, more: { note?: string; blobId?: string } = {}): Promise<void> {
  await tx.updateTable('bill_difference').set({
    version: d.version + 1, ...(change.state && { state: change.state }), ...(change.outcome && { outcome: change.outcome }), ...(change.settledAt && { settled_at: change.settledAt }), ...(change.owner !== undefined && { owner_id: change.owner?.staffId ?? null, owner_name: change.owner?.name ?? null }), ...(change.dueOn !== undefined && { due_on: change.dueOn }),
    ...(change.proposed !== undefined && { proposed_outcome: change.proposed }), ...(change.proposedBy !== undefined && { proposed_by_id: change.proposedBy?.staffId ?? null, proposed_by_name: change.proposedBy?.name ?? null }), ...(change.approvedBy && { approved_by_id: change.approvedBy.staffId, approved_by_name: change.approvedBy.name }),
    ...(change.explanation !== undefined && { explanation: change.explanation }), ...(change.orderNumber !== undefined && { order_number: change.orderNumber }), ...(change.province !== undefined && { province: change.province }), ...(change.sittingId !== undefined && { sitting_id: change.sittingId }),
    ...(change.oursInFen !== undefined && { ours_in_fen: change.oursInFen }), ...(change.class && { class: change.class }),
  }).where('id', '=', d.id).where('version', '=', d.version).executeTakeFirstOrThrow();
  await tx.insertInto('bill_difference_event').values((e) => ({
    difference_id: d.id, act, note: more.note ?? '', blob_id: more.blobId ?? null, by_id: by?.staffId ?? null, by_name: by?.name ?? '', at: new Date(at),
    seq: e.selectFrom('bill_difference_event').select(sql<number>`coalesce(max(seq), 0) + 1`.as('n')).where('difference_id', '=', d.id),
  })).execute();
}

/** What happened to a difference, the oldest first. */
export async function listEvents(tx: Tx, id: DifferenceId) {
  return tx.selectFrom('bill_difference_event').selectAll().where('difference_id', '=', id).orderBy('seq').execute();
}

/** What the ledger holds under the name a bill line would be booked by. */
export async function findBooked(tx: Tx, d: Pick<Difference, 'kind' | 'receiving' | 'reference' | 'refundNumber'>) {
  const row = await tx.selectFrom('ledger_entry').select(['amount_in_fen', 'order_number', 'province', 'sitting_id']).where('occasion', '=', d.kind === 'payment' ? `charge:${d.receiving}:${d.reference}` : `refund_done:${d.refundNumber ?? ''}`).executeTakeFirst();
  return row && { amountInFen: row.amount_in_fen, orderNumber: row.order_number, province: row.province, sittingId: row.sitting_id };
}

/** What is not settled about an order, by the number the channel knows it by: the day of the bill and the latest deadline. */
export async function findOpenOf(tx: Tx, orderNumber: string): Promise<{ day: Day; dueOn: Day | null } | undefined> {
  const row = await tx.selectFrom('bill_difference').select(['day', 'due_on']).where(sql<string>`left(number, 21)`, '=', orderNumber).where('state', '<>', sql.lit('settled')).orderBy('due_on', (o) => o.desc().nullsLast()).limit(1).executeTakeFirst();
  return row && { day: row.day, dueOn: row.due_on };
}

type Narrow = DifferenceFilters & { today: Day; mine: string };

function narrowed(tx: Tx, j: Jurisdiction, f: Narrow) {
  let q = tx.selectFrom('bill_difference').where(booksWithin('bill_difference', j));
  if (f.receiving !== undefined) q = q.where('receiving', '=', f.receiving);
  if (f.day !== undefined) q = q.where('day', '=', f.day);
  if (f.from !== undefined) q = q.where('day', '>=', f.from);
  if (f.to !== undefined) q = q.where('day', '<=', f.to);
  if (f.class !== undefined) q = q.where('class', '=', f.class);
  if (f.state !== undefined) q = q.where('state', '=', f.state);
  if (f.province !== undefined) q = q.where('province', '=', f.province);
  if (f.orderNumber !== undefined) q = q.where('order_number', '=', f.orderNumber);
  if (f.standing === 'open') q = q.where('state', '<>', 'settled');
  if (f.standing === 'overdue') q = q.where('state', '<>', 'settled').where('due_on', '<', f.today);
  if (f.standing === 'mine') q = q.where('state', '<>', 'settled').where('owner_id', '=', f.mine);
  return q;
}

/** Differences within a jurisdiction, the newest first. */
export async function listDifferences(tx: Tx, j: Jurisdiction, f: Narrow, after: { at: Instant; id: string } | undefined, limit: number): Promise<Difference[]> {
  let q = narrowed(tx, j, f).selectAll();
  if (after) q = q.where((e) => e(e.refTuple('found_at', 'id'), '<', e.tuple(new Date(after.at), after.id)));
  return (await q.orderBy('found_at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(differenceOf);
}

/** How many there are. */
export async function countDifferences(tx: Tx, j: Jurisdiction, f: Narrow): Promise<number> {
  const { n } = await narrowed(tx, j, f).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(n);
}

/** Differences by day and class within a jurisdiction, in number and money; open ones apart. */
export async function sumDifferences(tx: Tx, j: Jurisdiction, span: { from: Day; to: Day; receivings?: readonly string[] }) {
  let q = tx.selectFrom('bill_difference').where(booksWithin('bill_difference', j)).where('day', '>=', span.from).where('day', '<=', span.to);
  if (span.receivings) q = q.where('receiving', '=', sql<string>`any(${[...span.receivings]}::text[])`);
  const rows = await q.select((e) => ['receiving', 'day', 'class', e.fn.countAll<string>().as('n'), sql<string>`count(*) filter (where state <> 'settled')`.as('open'), sql<string>`coalesce(sum(abs(coalesce(theirs_in_fen, 0) - coalesce(ours_in_fen, 0))), 0)`.as('fen')]).groupBy(['receiving', 'day', 'class']).execute();
  return rows.map((r) => ({ receiving: r.receiving, day: r.day, class: DifferenceClass.parse(r.class), count: Number(r.n), open: Number(r.open), inFen: Number(r.fen) }));
}

function differenceOf(r: Selectable<Database['bill_difference']>): Difference {
  return {
    id: DifferenceId.parse(r.id), receiving: r.receiving, day: r.day, kind: r.kind === 'refund' ? 'refund' : 'payment', class: DifferenceClass.parse(r.class), number: r.number, reference: r.reference, refundNumber: r.refund_number, orderNumber: r.order_number, theirsInFen: r.theirs_in_fen, oursInFen: r.ours_in_fen,
    theirDay: r.their_day, ourDay: r.our_day, happenedAt: r.happened_at.getTime(), province: r.province, sittingId: r.sitting_id, state: DifferenceState.parse(r.state), outcome: r.outcome === null ? null : DifferenceOutcome.parse(r.outcome), version: r.version, ownerId: r.owner_id, ownerName: r.owner_name, dueOn: r.due_on,
    proposed: r.proposed_outcome === null ? null : ProposedOutcome.parse(r.proposed_outcome), proposedById: r.proposed_by_id, proposedByName: r.proposed_by_name, approvedByName: r.approved_by_name, explanation: r.explanation, foundAt: r.found_at.getTime(), settledAt: r.settled_at?.getTime() ?? null,
  };
}
