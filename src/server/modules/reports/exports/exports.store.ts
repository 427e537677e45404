import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { BlobId, StaffId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import { ExportFormat, ExportId, ExportState, type StartExport } from '#contracts/reports.ts';
import { Jurisdiction } from '#contracts/staff.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { newId } from '#server/platform/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { SheetFile } from './sheet-file.ts';

/** An export as it is kept; its filters stay sealed until the list is read, a search may name somebody. */
export type ExportJob = {
  id: ExportId; list: string; scopeText: string; filtersSealed: Buffer; staffId: StaffId; staffName: string; staffUserName: string; jurisdiction: Jurisdiction; format: ExportFormat; lang: Lang; columns: string[];
  purpose: string; unmaskReason: string | null; state: ExportState; rowsTotal: number | null; rowsDone: number; parts: number; bytes: number; last: string | undefined; writing: SheetFile | undefined;
  requestedAt: Instant; finishedAt: Instant | null; expiresAt: Instant | null;
};

const ALL = ['export_id', 'list', 'scope_text', 'filters_sealed', 'staff_id', 'staff_name', 'staff_user_name', 'jurisdiction', 'format', 'lang', 'columns', 'purpose', 'unmask_reason', 'state', 'rows_total', 'rows_done', 'parts', 'bytes', 'last_key', 'writing', 'requested_at', 'finished_at', 'expires_at'] as const;

const FILTERS = 'export_job.filters';
/** The filters as they were asked for; the list they belong to reads them. */
export const openFilters = (crypto: FieldCrypto, job: Pick<ExportJob, 'filtersSealed'>): unknown => JSON.parse(crypto.open(FILTERS, job.filtersSealed));

type NewExport = { crypto: FieldCrypto; by: { staffId: StaffId; name: string; userName: string; jurisdiction: Jurisdiction }; asked: StartExport; scopeText: string; lang: Lang; now: Instant };

/** Keeps what was asked for; nothing is read yet. */
export async function insertExport(tx: Tx, { crypto, by, asked, scopeText, lang, now }: NewExport): Promise<ExportId> {
  const id = newId<ExportId>();
  await tx.insertInto('export_job').values({
    export_id: id, list: asked.list, scope_text: scopeText, filters_sealed: crypto.seal(FILTERS, JSON.stringify(asked.filters)), staff_id: by.staffId, staff_name: by.name, staff_user_name: by.userName, jurisdiction: JSON.stringify(by.jurisdiction), format: asked.format, lang, columns: asked.columns,
    purpose: asked.purpose, unmask_reason: asked.unmaskReason ?? null, state: 'waiting', requested_at: new Date(now), progressed_at: new Date(now),
  }).execute();
  return id;
}

/** An export by id; `lock` holds it against a part or a cancellation at the same moment. */
export async function findExport(tx: Tx, id: ExportId, how: { lock?: boolean } = {}): Promise<ExportJob | undefined> {
  const query = tx.selectFrom('export_job').select(ALL).where('export_id', '=', id);
  const row = await (how.lock === true ? query.forUpdate() : query).executeTakeFirst();
  return row && jobOf(row);
}

/** Somebody's own exports, the newest first. */
export async function listExportsOf(tx: Tx, staffId: StaffId, limit: number): Promise<ExportJob[]> {
  const rows = await tx.selectFrom('export_job').select(ALL).where('staff_id', '=', staffId).orderBy('requested_at', 'desc').orderBy('export_id', 'desc').limit(limit).execute();
  return rows.map(jobOf);
}

/** Exports whose ids end so; an index over the endings finds them. */
export async function findExportsEnding(tx: Tx, endings: readonly string[]): Promise<ExportJob[]> {
  if (endings.length === 0) return [];
  const rows = await tx.selectFrom('export_job').select(ALL).where(sql<string>`right(export_id::text, 8)`, 'in', [...new Set(endings)]).execute();
  return rows.map(jobOf);
}

/** How many of somebody's exports wait or run; their row locks keep the answer true. */
export async function countMoving(tx: Tx, staffId: StaffId): Promise<number> {
  return (await tx.selectFrom('export_job').select('export_id').where('staff_id', '=', staffId).where('state', 'in', ['waiting', 'running']).forUpdate().execute()).length;
}

type Part = { export: ExportJob; blobId: BlobId; rows: number; bytes: number; last: string | undefined; writing: SheetFile | undefined; total: number; now: Instant };

/** Adds a finished part and remembers where the next one begins. */
export async function addPart(tx: Tx, p: Part): Promise<void> {
  const part = p.export.parts + 1;
  await tx.insertInto('export_part').values({ export_id: p.export.id, part, blob_id: p.blobId, rows: p.rows, bytes: p.bytes }).execute();
  await tx.updateTable('export_job').set((eb) => ({
    state: 'running', parts: part, rows_done: eb('rows_done', '+', p.rows), bytes: eb('bytes', '+', p.bytes), rows_total: p.total, stalls: 0,
    ...(p.last !== undefined && { last_key: p.last }), writing: p.writing ? JSON.stringify(p.writing) : null, progressed_at: new Date(p.now),
  })).where('export_id', '=', p.export.id).execute();
}

/** Moves an export to its end; a finished one keeps its file until it expires. */
export async function endExport(tx: Tx, id: ExportId, state: 'done' | 'cancelled' | 'failed' | 'stopped' | 'expired', now: Instant, expiresAt?: Instant): Promise<void> {
  await tx.updateTable('export_job').set({ state, ...(state !== 'expired' && { finished_at: new Date(now) }), ...(expiresAt !== undefined && { expires_at: new Date(expiresAt) }) }).where('export_id', '=', id).execute();
}

/** The pieces of a file in their order. */
export async function listParts(tx: Tx, id: ExportId): Promise<BlobId[]> {
  const rows = await tx.selectFrom('export_part').select('blob_id').where('export_id', '=', id).orderBy('part').execute();
  return rows.map((r) => BlobId.parse(r.blob_id));
}

/** Exports that nobody has worked on for a while (a process was killed): each is counted as stalled once more. */
export async function takeStalled(tx: Tx, before: Instant, now: Instant): Promise<{ id: ExportId; stalls: number }[]> {
  const rows = await tx.updateTable('export_job').set((eb) => ({ stalls: eb('stalls', '+', 1), progressed_at: new Date(now) }))
    .where('state', 'in', ['waiting', 'running']).where('progressed_at', '<', new Date(before)).returning(['export_id', 'stalls']).execute();
  return rows.map((r) => ({ id: ExportId.parse(r.export_id), stalls: r.stalls }));
}

/** Ends the time of finished files that are over their days. */
export async function expireExports(tx: Tx, now: Instant): Promise<void> {
  await tx.updateTable('export_job').set({ state: 'expired' }).where('state', '=', 'done').where('expires_at', '<=', new Date(now)).execute();
}

/** Pieces that no file needs any more: of cancelled, failed, stopped and expired exports. */
export async function listSpentParts(tx: Tx, limit: number): Promise<BlobId[]> {
  const rows = await tx.selectFrom('export_part').innerJoin('export_job', 'export_job.export_id', 'export_part.export_id').select('blob_id')
    .where('export_job.state', 'in', ['cancelled', 'failed', 'stopped', 'expired']).limit(limit).execute();
  return rows.map((r) => BlobId.parse(r.blob_id));
}

/** Forgets pieces whose bytes are gone. */
export async function forgetParts(tx: Tx, blobs: readonly BlobId[]): Promise<void> {
  if (blobs.length > 0) await tx.deleteFrom('export_part').where('blob_id', 'in', [...blobs]).execute();
}

type Row = { [K in (typeof ALL)[number]]: unknown };

function jobOf(row: Row & { requested_at: Date; finished_at: Date | null; expires_at: Date | null; rows_total: number | null; rows_done: number; parts: number; staff_name: string; staff_user_name: string; purpose: string; unmask_reason: string | null; list: string; scope_text: string; filters_sealed: Buffer; columns: string[]; last_key: string | null }): ExportJob {
  return {
    id: ExportId.parse(row.export_id), list: row.list, scopeText: row.scope_text, filtersSealed: row.filters_sealed, staffId: StaffId.parse(row.staff_id), staffName: row.staff_name, staffUserName: row.staff_user_name, jurisdiction: Jurisdiction.parse(row.jurisdiction),
    format: ExportFormat.parse(row.format), lang: row.lang === 'en' ? 'en' : 'zh', columns: row.columns, purpose: row.purpose,
    unmaskReason: row.unmask_reason, state: ExportState.parse(row.state), rowsTotal: row.rows_total, rowsDone: row.rows_done, parts: row.parts, bytes: Number(row.bytes),
    last: row.last_key ?? undefined, writing: row.writing === null ? undefined : SheetFile.parse(row.writing),
    requestedAt: row.requested_at.getTime(), finishedAt: row.finished_at?.getTime() ?? null, expiresAt: row.expires_at?.getTime() ?? null,
  };
}
