import { sql } from 'kysely';
import { z } from 'zod';
import { BlobId } from '#contracts/ids.ts';
import { isRefusalCode, type RefusalCode } from '#contracts/refusals.ts';
import { ScoreFaultKind, ScoreImportId, ScoreImportState } from '#contracts/scores.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A file of scores as it is kept. */
export type Import = {
  id: ScoreImportId; sittingId: string; rowVersion: number; state: ScoreImportState; fileName: string; bytes: number; digest: Buffer; blobId: BlobId; textBlobId: BlobId | null; textBytes: number; textDigest: Buffer | null; encoding: string | null;
  headerRow: number | null; headings: string[]; refusal: RefusalCode | null; readBytes: number; readRows: number; marks: number; faultCounts: Partial<Record<ScoreFaultKind, number>>; faults: number; leftOut: number; loadable: number; loaded: number | null;
  byId: string; byName: string; at: number; proposedById: string | null; proposedByName: string | null; approvedByName: string | null; loadedAt: number | null; backById: string | null; backByName: string | null; backReason: string | null; releaseStands: boolean;
};

export type Acting = { staffId: string; name: string };
type ImportAct = 'bring' | 'leave_out' | 'propose' | 'return' | 'approve' | 'loaded' | 'withdraw' | 'ask_back' | 'keep' | 'take_back';

const Counts = z.partialRecord(ScoreFaultKind, z.int());
const read = (tx: Tx) => tx.selectFrom('score_import as i').selectAll('i').select((e) => e.exists(e.selectFrom('score_release as r').select('r.sitting_id').whereRef('r.sitting_id', '=', 'i.sitting_id').where('r.state', '<>', 'returned')).as('release_stands'));
type Row = Awaited<ReturnType<ReturnType<typeof read>['executeTakeFirstOrThrow']>>;

function open(r: Row): Import {
  return {
    id: ScoreImportId.parse(r.import_id), sittingId: r.sitting_id, rowVersion: r.row_version, state: ScoreImportState.parse(r.state), fileName: r.file_name, bytes: r.file_bytes, digest: r.digest, blobId: BlobId.parse(r.blob_id),
    textBlobId: r.text_blob_id === null ? null : BlobId.parse(r.text_blob_id), textBytes: r.text_bytes, textDigest: r.text_digest, encoding: r.encoding, headerRow: r.header_row, headings: r.headings, refusal: r.refusal !== null && isRefusalCode(r.refusal) ? r.refusal : null,
    readBytes: r.read_bytes, readRows: r.read_rows, marks: r.marks, faultCounts: Counts.parse(r.fault_counts), faults: r.faults, leftOut: r.left_out, loadable: r.loadable, loaded: r.loaded,
    byId: r.by_id, byName: r.by_name, at: r.at.getTime(), proposedById: r.proposed_by_id, proposedByName: r.proposed_by_name, approvedByName: r.approved_by_name, loadedAt: r.loaded_at?.getTime() ?? null,
    backById: r.back_by_id, backByName: r.back_by_name, backReason: r.back_reason, releaseStands: Boolean(r.release_stands),
  };
}

/** The files brought for a sitting, the newest first. */
export async function listImports(tx: Tx, sittingId: string): Promise<Import[]> {
  return (await read(tx).where('sitting_id', '=', sittingId).orderBy('at', 'desc').limit(20).execute()).map(open);
}

/** One import. */
export async function findImport(tx: Tx, id: ScoreImportId): Promise<Import | undefined> {
  const row = await read(tx).where('import_id', '=', id).executeTakeFirst();
  return row && open(row);
}

/** One import, held until the transaction ends. */
export async function lockImport(tx: Tx, id: ScoreImportId): Promise<Import | undefined> {
  const row = await read(tx).where('import_id', '=', id).forUpdate('i').executeTakeFirst();
  return row && open(row);
}

type NewImport = Pick<Import, 'id' | 'sittingId' | 'fileName' | 'bytes' | 'digest' | 'blobId'>;

/** Keeps a file that was brought; false while another file of its sitting is not finished. */
export async function insertImport(tx: Tx, i: NewImport, by: Acting, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('score_import').values({
    import_id: i.id, sitting_id: i.sittingId, row_version: 1, state: 'preparing', file_name: i.fileName, file_bytes: i.bytes, digest: i.digest, blob_id: i.blobId, by_id: by.staffId, by_name: by.name, at,
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await insertAct(tx, i.id, 1, { act: 'bring', detail: i.fileName }, by, at);
  return true;
}

function insertAct(tx: Tx, importId: ScoreImportId, rowVersion: number, a: { act: ImportAct; detail?: string; reason?: string }, by: { staffId: string | null; name: string }, at: Date) {
  return tx.insertInto('score_import_act').values({ import_id: importId, row_version: rowVersion, act: a.act, detail: a.detail ?? '', reason: a.reason ?? '', by_id: by.staffId, by_name: by.name, at }).execute();
}

export type Step = Partial<{ state: ScoreImportState; proposed: Acting | null; approved: Acting; loaded: number; leftOut: number; back: (Acting & { reason: string }) | null; takenBack: Acting }>;

/** Moves an import that is held, with its line of history. */
export async function stepImport(tx: Tx, i: Import, step: Step, act: { act: ImportAct; detail?: string; reason?: string }, by: { staffId: string | null; name: string }, at: Date): Promise<void> {
  await tx.updateTable('score_import').set({
    row_version: i.rowVersion + 1,
    ...(step.state && { state: step.state }), ...(step.leftOut !== undefined && { left_out: step.leftOut }),
    ...(step.proposed !== undefined && { proposed_by_id: step.proposed?.staffId ?? null, proposed_by_name: step.proposed?.name ?? null, proposed_at: step.proposed === null ? null : at }),
    ...(step.approved && { approved_by_id: step.approved.staffId, approved_by_name: step.approved.name }), ...(step.loaded !== undefined && { loaded: step.loaded, loaded_at: at }),
    ...(step.back !== undefined && { back_by_id: step.back?.staffId ?? null, back_by_name: step.back?.name ?? null, back_reason: step.back?.reason ?? null, back_at: step.back === null ? null : at }),
    // what was loaded counts no more: the figures of the load go with it, the history keeps them
    ...(step.takenBack && { taken_back_by_id: step.takenBack.staffId, taken_back_by_name: step.takenBack.name, taken_back_at: at, approved_by_id: null, approved_by_name: null, loaded: null, loaded_at: null }),
  }).where('import_id', '=', i.id).execute();
  await insertAct(tx, i.id, i.rowVersion + 1, act, by, at);
}

/** What the background work has come to; no line of history, nobody acted. */
export async function progressImport(tx: Tx, id: ScoreImportId, p: Partial<Pick<Import, 'state' | 'refusal' | 'textBlobId' | 'textBytes' | 'textDigest' | 'encoding' | 'headerRow' | 'headings' | 'readBytes' | 'readRows' | 'marks' | 'faults' | 'faultCounts' | 'loadable'>>): Promise<void> {
  await tx.updateTable('score_import').set({
    ...(p.state && { state: p.state }), ...(p.refusal !== undefined && { refusal: p.refusal }), ...(p.textBlobId !== undefined && { text_blob_id: p.textBlobId }), ...(p.textBytes !== undefined && { text_bytes: p.textBytes }), ...(p.textDigest !== undefined && { text_digest: p.textDigest }),
    ...(p.encoding !== undefined && { encoding: p.encoding }), ...(p.headerRow !== undefined && { header_row: p.headerRow }), ...(p.headings && { headings: p.headings }), ...(p.readBytes !== undefined && { read_bytes: p.readBytes }),
    ...(p.readRows !== undefined && { read_rows: p.readRows }), ...(p.marks !== undefined && { marks: p.marks }), ...(p.faults !== undefined && { faults: p.faults }), ...(p.loadable !== undefined && { loadable: p.loadable }), ...(p.faultCounts && { fault_counts: JSON.stringify(p.faultCounts) }),
  }).where('import_id', '=', id).execute();
}

/** Says how far a check has come while it is under way, and nothing once it is over. */
export async function noteProgress(tx: Tx, id: ScoreImportId, { readBytes, readRows, marks }: Pick<Import, 'readBytes' | 'readRows' | 'marks'>): Promise<void> {
  await tx.updateTable('score_import').set({ read_bytes: readBytes, read_rows: readRows, marks }).where('import_id', '=', id).where('state', '=', 'checking').execute();
}

/** Takes every mark a file brought out of what counts; answers how many there were. */
export async function removeLoaded(tx: Tx, id: ScoreImportId, sittingId: string): Promise<number> {
  await sql`set local statement_timeout = '2min'`.execute(tx);
  const { numAffectedRows } = await sql`delete from score where sitting_id = ${sittingId} and import_id = ${id}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
