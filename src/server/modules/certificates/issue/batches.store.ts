import { sql } from 'kysely';
import { BatchState, CertificateBatchId } from '#contracts/certificate-batches.ts';
import type { Day, Instant } from '#contracts/dates.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { By } from '../certificates.store.ts';
import { batchesWithin } from './batches.scope.ts';

/** A batch as it is kept (核发批次). */
export type Batch = {
  id: CertificateBatchId; sittingId: string; examCode: string; province: ProvinceCode; approvedOn: Day; state: BatchState; version: number; after: string | null; issued: number; leftOut: number;
  proposedById: string; proposedByName: string; proposedAt: Instant; approvedByName: string | null;
};

const COLUMNS = ['batch_id', 'sitting_id', 'exam_code', 'province', 'approved_on', 'state', 'row_version', 'looked_after', 'issued', 'left_out', 'proposed_by_id', 'proposed_by_name', 'proposed_at', 'approved_by_name'] as const;
type Row = { batch_id: string; sitting_id: string; exam_code: string; province: string; approved_on: string; state: string; row_version: number; looked_after: string | null; issued: number; left_out: number; proposed_by_id: string; proposed_by_name: string; proposed_at: Date; approved_by_name: string | null };
const open = (r: Row): Batch => ({
  id: CertificateBatchId.parse(r.batch_id), sittingId: r.sitting_id, examCode: r.exam_code, province: ProvinceCode.parse(r.province), approvedOn: r.approved_on, state: BatchState.parse(r.state), version: r.row_version, after: r.looked_after, issued: r.issued, leftOut: r.left_out,
  proposedById: r.proposed_by_id, proposedByName: r.proposed_by_name, proposedAt: r.proposed_at.getTime(), approvedByName: r.approved_by_name,
});

type NewBatch = { id: CertificateBatchId; sittingId: string; examCode: string; examYear: number; province: string; approvedOn: Day; by: { staffId: string; name: string }; at: Date };

/** Proposes a batch; false when the province has one under way for the sitting (certificate_batch_one_open). */
export async function insertBatch(tx: Tx, b: NewBatch): Promise<boolean> {
  const done = await tx.insertInto('certificate_batch').values({
    batch_id: b.id, sitting_id: b.sittingId, exam_code: b.examCode, exam_year: b.examYear, province: b.province, approved_on: b.approvedOn, state: 'proposed', row_version: 1, proposed_by_id: b.by.staffId, proposed_by_name: b.by.name, proposed_at: b.at,
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return false;
  await insertAct(tx, b.id, 1, { act: 'propose', detail: b.approvedOn, reason: '' }, b.by, b.at);
  return true;
}

/** A batch somebody may see. */
export async function findBatch(tx: Tx, j: Jurisdiction, id: CertificateBatchId): Promise<Batch | undefined> {
  const row = await tx.selectFrom('certificate_batch').select(COLUMNS).where('batch_id', '=', id).where(batchesWithin(j)).executeTakeFirst();
  return row && open(row);
}

/** Holds a batch until the transaction ends. */
export async function lockBatch(tx: Tx, j: Jurisdiction, id: CertificateBatchId): Promise<Batch | undefined> {
  const row = await tx.selectFrom('certificate_batch').select(COLUMNS).where('batch_id', '=', id).where(batchesWithin(j)).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** Holds a batch that is being issued, for the job; undefined when it is done. */
export async function lockIssuing(tx: Tx, id: CertificateBatchId): Promise<Batch | undefined> {
  const row = await tx.selectFrom('certificate_batch').select(COLUMNS).where('batch_id', '=', id).where('state', '=', 'issuing').forUpdate().executeTakeFirst();
  return row && open(row);
}

/** The batches of a jurisdiction behind a place, the newest first. */
export async function listBatches(tx: Tx, j: Jurisdiction, after: string | undefined, limit: number): Promise<Batch[]> {
  return (await tx.selectFrom('certificate_batch').select(COLUMNS).where(batchesWithin(j)).$if(after !== undefined, (q) => q.where('batch_id', '<', after ?? '')).orderBy('batch_id', 'desc').limit(limit).execute()).map(open);
}

/** How many batches there are, and how many certificates each sitting and province has from them. */
export async function countBatches(tx: Tx, j: Jurisdiction): Promise<number> {
  const row = await tx.selectFrom('certificate_batch').select((e) => e.fn.countAll<string>().as('n')).where(batchesWithin(j)).executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Certificates issued so far at a sitting and province, and whether a batch is under way there. */
export async function findStandAt(tx: Tx, { sittingId, province }: { sittingId: string; province: string }): Promise<{ issued: number; open: boolean }> {
  const row = await tx.selectFrom('certificate_batch').select((e) => [e.fn.coalesce(e.fn.sum<string>('issued'), sql<string>`0`).as('issued'), e.fn.coalesce(e.fn.agg<boolean>('bool_or', [sql`state in ('proposed', 'issuing')`]), sql<boolean>`false`).as('open')])
    .where('sitting_id', '=', sittingId).where('province', '=', province).executeTakeFirstOrThrow();
  return { issued: Number(row.issued), open: row.open };
}

type Change = { state?: BatchState; approvedBy?: { staffId: string; name: string } };

/** Writes a held batch; its state and the line of history are one write. */
export async function stepBatch(tx: Tx, batch: Pick<Batch, 'id' | 'version'>, { state, approvedBy }: Change, note: { act: 'approve' | 'withdraw' | 'issued'; detail?: string; reason?: string }, by: By, at: Date): Promise<void> {
  const version = batch.version + 1;
  await tx.updateTable('certificate_batch').set({ row_version: version, ...(state && { state }), ...(approvedBy && { approved_by_id: approvedBy.staffId, approved_by_name: approvedBy.name, approved_at: at }) }).where('batch_id', '=', batch.id).execute();
  await insertAct(tx, batch.id, version, { detail: '', reason: '', ...note }, by, at);
}

/** Writes how far the issuing has come. */
export async function progressBatch(tx: Tx, id: CertificateBatchId, p: { after: string; issued: number; leftOut: number }): Promise<void> {
  await tx.updateTable('certificate_batch').set((e) => ({ looked_after: p.after, issued: e('issued', '+', p.issued), left_out: e('left_out', '+', p.leftOut) })).where('batch_id', '=', id).execute();
}

async function insertAct(tx: Tx, id: CertificateBatchId, rowVersion: number, note: { act: string; detail: string; reason: string }, by: By, at: Date): Promise<void> {
  await tx.insertInto('certificate_batch_act').values({ batch_id: id, row_version: rowVersion, ...note, by_id: by.staffId, by_name: by.name, at }).execute();
}

/** Who did what with a batch, the latest first. */
export async function listBatchActs(tx: Tx, id: CertificateBatchId): Promise<{ act: string; detail: string; reason: string; by: string; at: Instant }[]> {
  const rows = await tx.selectFrom('certificate_batch_act').select(['act', 'detail', 'reason', 'by_name', 'at']).where('batch_id', '=', id).orderBy('row_version', 'desc').limit(100).execute();
  return rows.map((r) => ({ act: r.act, detail: r.detail, reason: r.reason, by: r.by_name, at: r.at.getTime() }));
}
