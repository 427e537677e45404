import { sql } from 'kysely';
import { z } from 'zod';
import { ImportField, ImportState, MajorImportId } from '#contracts/major-imports.ts';
import { MajorLineContent, MajorVersionId } from '#contracts/major-versions.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FileRow, RowFault } from '#server/kernel/sheet-text.ts';
import type { CheckedRow } from '../domain/check-rows.ts';

/** An import as it is kept; its rows stand apart. */
export type Import = {
  id: MajorImportId; versionId: MajorVersionId; fileName: string; format: 'csv' | 'xlsx'; encoding: string | null; sheet: string | null; otherSheets: string[]; headerRow: number; headers: string[];
  mapping: (ImportField | null)[]; state: ImportState; rows: number; good: number; faults: number; notes: number; loaded: number | null; byName: string; at: number; loadedAt: number | null;
};
export type Counts = Pick<Import, 'state' | 'good' | 'faults' | 'notes'>;

const COLUMNS = ['import_id', 'version_id', 'file_name', 'format', 'encoding', 'sheet', 'other_sheets', 'header_row', 'headers', 'mapping', 'state', 'row_count', 'good_count', 'fault_count', 'note_count', 'loaded_count', 'by_name', 'at', 'loaded_at'] as const;
type Row = {
  import_id: string; version_id: string; file_name: string; format: string; encoding: string | null; sheet: string | null; other_sheets: string[]; header_row: number; headers: string[]; mapping: unknown; state: string;
  row_count: number; good_count: number; fault_count: number; note_count: number; loaded_count: number | null; by_name: string; at: Date; loaded_at: Date | null;
};

function open(r: Row): Import {
  return {
    id: MajorImportId.parse(r.import_id), versionId: MajorVersionId.parse(r.version_id), fileName: r.file_name, format: r.format === 'csv' ? 'csv' : 'xlsx', encoding: r.encoding, sheet: r.sheet, otherSheets: r.other_sheets,
    headerRow: r.header_row, headers: r.headers, mapping: z.array(ImportField.nullable()).parse(r.mapping), state: ImportState.parse(r.state), rows: r.row_count, good: r.good_count, faults: r.fault_count, notes: r.note_count,
    loaded: r.loaded_count, byName: r.by_name, at: r.at.getTime(), loadedAt: r.loaded_at?.getTime() ?? null,
  };
}

/** The imports of a version, the newest first. */
export async function listImports(tx: Tx, versionId: MajorVersionId): Promise<Import[]> {
  return (await tx.selectFrom('major_import').select(COLUMNS).where('version_id', '=', versionId).orderBy('at', 'desc').limit(20).execute()).map(open);
}

/** One import. */
export async function findImport(tx: Tx, id: MajorImportId): Promise<Import | undefined> {
  const row = await tx.selectFrom('major_import').select(COLUMNS).where('import_id', '=', id).executeTakeFirst();
  return row && open(row);
}

/** Holds one import until the transaction ends. */
export async function lockImport(tx: Tx, id: MajorImportId): Promise<Import | undefined> {
  const row = await tx.selectFrom('major_import').select(COLUMNS).where('import_id', '=', id).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** Keeps what was read of a file; a version keeps the rows of its newest file only, the older ones are set aside. */
export async function insertImport(tx: Tx, i: Omit<Import, 'loaded' | 'loadedAt' | 'byName' | 'at'> & { digest: Buffer }, by: { staffId: string; name: string; at: Date }): Promise<void> {
  await tx.updateTable('major_import').set({ state: 'discarded' }).where('version_id', '=', i.versionId).where('state', 'in', ['unmapped', 'checked']).execute();
  await tx.deleteFrom('major_import_row').where('import_id', 'in', tx.selectFrom('major_import').select('import_id').where('version_id', '=', i.versionId)).execute();
  await tx.insertInto('major_import').values({
    import_id: i.id, version_id: i.versionId, file_name: i.fileName, format: i.format, encoding: i.encoding, sheet: i.sheet, other_sheets: i.otherSheets, header_row: i.headerRow, headers: i.headers, mapping: JSON.stringify(i.mapping),
    digest: i.digest, state: i.state, row_count: i.rows, good_count: i.good, fault_count: i.faults, note_count: i.notes, by_id: by.staffId, by_name: by.name, at: by.at,
  }).execute();
}

/** Rows written with one statement. */
const AT_ONCE = 1_000;

/** Keeps the rows of an import with what was found of each; null where the columns are not understood yet. */
export async function putRows(tx: Tx, id: MajorImportId, rows: readonly FileRow[], checked: readonly CheckedRow[] | null): Promise<void> {
  await tx.deleteFrom('major_import_row').where('import_id', '=', id).execute();
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await tx.insertInto('major_import_row').values(rows.slice(at, at + AT_ONCE).map((row, i) => {
      const found = checked?.[at + i];
      return {
        import_id: id, row_no: row.row, cells: JSON.stringify(row.cells), marks: JSON.stringify(row.marks), line: found?.line ? JSON.stringify(found.line) : null, synonyms: JSON.stringify(found?.synonyms ?? []),
        faults: JSON.stringify(found?.faults ?? []), notes: JSON.stringify(found?.notes ?? []), faulty: (found?.faults.length ?? 0) > 0,
      };
    })).execute();
  }
}

/** The rows of a file as they were read, for judging them anew. */
export async function readFileRows(tx: Tx, id: MajorImportId): Promise<FileRow[]> {
  const rows = await tx.selectFrom('major_import_row').select(['row_no', 'cells', 'marks']).where('import_id', '=', id).orderBy('row_no').execute();
  return rows.map((r) => ({ row: r.row_no, cells: z.array(z.string()).parse(r.cells), marks: z.record(z.string(), z.enum(['formula', 'error', 'merged', 'filled'])).parse(r.marks) }));
}

/** Says how the columns are understood and what came of it. */
export async function updateMapping(tx: Tx, id: MajorImportId, mapping: Import['mapping'], c: Counts): Promise<void> {
  await tx.updateTable('major_import').set({ mapping: JSON.stringify(mapping), state: c.state, good_count: c.good, fault_count: c.faults, note_count: c.notes }).where('import_id', '=', id).execute();
}

/** Marks an import as loaded. */
export async function markLoaded(tx: Tx, id: MajorImportId, loaded: number, at: Date): Promise<void> {
  await tx.updateTable('major_import').set({ state: 'loaded', loaded_count: loaded, loaded_at: at }).where('import_id', '=', id).execute();
}

/** The lines of the good rows, in the order of the file, with the variants they name. */
export async function readGoodLines(tx: Tx, id: MajorImportId): Promise<{ line: MajorLineContent; synonyms: string[] }[]> {
  const rows = await tx.selectFrom('major_import_row').select(['line', 'synonyms']).where('import_id', '=', id).where('line', 'is not', null).orderBy('row_no').execute();
  return rows.map((r) => ({ line: MajorLineContent.parse(r.line), synonyms: z.array(z.string()).parse(r.synonyms) }));
}

const Fault = z.object({ column: z.number().nullable(), refusal: z.custom<Refusal>((v) => typeof v === 'object' && v !== null && 'code' in v) });

/** Rows with faults after a row, so many at most, each fault with the text that stands there. */
export async function listFaultyRows(tx: Tx, id: MajorImportId, after: number, limit: number): Promise<{ row: number; cells: string[]; faults: RowFault[]; notes: RowFault[] }[]> {
  const rows = await tx.selectFrom('major_import_row').select(['row_no', 'cells', 'faults', 'notes']).where('import_id', '=', id).where('row_no', '>', after)
    .where(sql<boolean>`(faulty or notes <> '[]'::jsonb)`).orderBy('row_no').limit(limit).execute();
  return rows.map((r) => ({ row: r.row_no, cells: z.array(z.string()).parse(r.cells), faults: z.array(Fault).parse(r.faults), notes: z.array(Fault).parse(r.notes) }));
}

/** The first text of each column that has one, so that people see what a column holds. */
export async function sampleOf(tx: Tx, id: MajorImportId): Promise<string[]> {
  const rows = await tx.selectFrom('major_import_row').select('cells').where('import_id', '=', id).orderBy('row_no').limit(20).execute();
  const cells = rows.map((r) => z.array(z.string()).parse(r.cells));
  return Array.from({ length: Math.max(0, ...cells.map((c) => c.length)) }, (_, at) => cells.map((c) => c[at] ?? '').find((c) => c !== '') ?? '');
}
