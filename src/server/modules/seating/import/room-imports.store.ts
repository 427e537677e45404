import { sql } from 'kysely';
import { z } from 'zod';
import { ROOM_FIELDS, RoomImportId, RoomLine, type RoomField } from '#contracts/test-centres.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { FileRow, RowFault } from '#server/kernel/sheet-text.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { CheckedRoom } from '../domain/check-room-rows.ts';

export type Import = {
  id: RoomImportId; province: string; prefecture: string | null; fileName: string; format: 'csv' | 'xlsx'; encoding: string | null; headerRow: number; headers: string[]; mapping: (RoomField | null)[];
  state: 'checked' | 'loaded' | 'discarded'; rows: number; good: number; faults: number; loaded: number | null; byName: string; at: number; loadedAt: number | null;
};

const COLUMNS = ['import_id', 'province', 'prefecture', 'file_name', 'format', 'encoding', 'header_row', 'headers', 'mapping', 'state', 'row_count', 'good_count', 'fault_count', 'loaded_count', 'by_name', 'at', 'loaded_at'] as const;
type Row = { import_id: string; province: string; prefecture: string | null; file_name: string; format: string; encoding: string | null; header_row: number; headers: string[]; mapping: unknown; state: string; row_count: number; good_count: number; fault_count: number; loaded_count: number | null; by_name: string; at: Date; loaded_at: Date | null };

function open(r: Row): Import {
  return {
    id: RoomImportId.parse(r.import_id), province: r.province, prefecture: r.prefecture, fileName: r.file_name, format: r.format === 'csv' ? 'csv' : 'xlsx', encoding: r.encoding, headerRow: r.header_row, headers: r.headers,
    mapping: z.array(z.enum(ROOM_FIELDS).nullable()).parse(r.mapping), state: z.enum(['checked', 'loaded', 'discarded']).parse(r.state), rows: r.row_count, good: r.good_count, faults: r.fault_count, loaded: r.loaded_count, byName: r.by_name, at: r.at.getTime(), loadedAt: r.loaded_at?.getTime() ?? null,
  };
}

/** The latest imports of a province, or of one of its towns. */
export async function listImports(tx: Tx, where: { province?: string | undefined; prefecture?: string | undefined }): Promise<Import[]> {
  return (await tx.selectFrom('room_import').select(COLUMNS).$if(where.province !== undefined, (q) => q.where('province', '=', where.province ?? '')).$if(where.prefecture !== undefined, (q) => q.where('prefecture', '=', where.prefecture ?? '')).orderBy('at', 'desc').limit(20).execute()).map(open);
}

/** One import. */
export async function findImport(tx: Tx, id: RoomImportId): Promise<Import | undefined> {
  const row = await tx.selectFrom('room_import').select(COLUMNS).where('import_id', '=', id).executeTakeFirst();
  return row && open(row);
}

/** Holds one import until the transaction ends. */
export async function lockImport(tx: Tx, id: RoomImportId): Promise<Import | undefined> {
  const row = await tx.selectFrom('room_import').select(COLUMNS).where('import_id', '=', id).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** Rows written with one statement. */
const AT_ONCE = 1_000;

/** Keeps what was read of a file, row by row; an unloaded file of the same officer before it is set aside. */
export async function insertImport(tx: Tx, i: Omit<Import, 'loaded' | 'loadedAt' | 'byName' | 'at' | 'state'> & { digest: Buffer }, rows: readonly FileRow[], checked: readonly CheckedRoom[], by: { staffId: string; name: string; at: Date }): Promise<void> {
  await tx.updateTable('room_import').set({ state: 'discarded' }).where('by_id', '=', by.staffId).where('state', '=', 'checked').execute();
  await tx.insertInto('room_import').values({
    import_id: i.id, province: i.province, prefecture: i.prefecture, file_name: i.fileName, format: i.format, encoding: i.encoding, header_row: i.headerRow, headers: i.headers, mapping: JSON.stringify(i.mapping),
    digest: i.digest, state: 'checked', row_count: i.rows, good_count: i.good, fault_count: i.faults, by_id: by.staffId, by_name: by.name, at: by.at,
  }).execute();
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await tx.insertInto('room_import_row').values(rows.slice(at, at + AT_ONCE).map((row, k) => {
      const found = checked[at + k];
      return { import_id: i.id, row_no: row.row, cells: JSON.stringify(row.cells), line: found?.line ? JSON.stringify(found.line) : null, faults: JSON.stringify(found?.faults ?? []), notes: JSON.stringify(found?.notes ?? []), faulty: (found?.faults.length ?? 0) > 0 };
    })).execute();
  }
}

/** Marks an import as loaded. */
export async function markLoaded(tx: Tx, id: RoomImportId, loaded: number, at: Date): Promise<void> {
  await tx.updateTable('room_import').set({ state: 'loaded', loaded_count: loaded, loaded_at: at }).where('import_id', '=', id).execute();
}

/** The good rows, in the order of the file. */
export async function readGoodRooms(tx: Tx, id: RoomImportId): Promise<{ row: number; line: RoomLine }[]> {
  const rows = await tx.selectFrom('room_import_row').select(['row_no', 'line']).where('import_id', '=', id).where('line', 'is not', null).orderBy('row_no').execute();
  return rows.map((r) => ({ row: r.row_no, line: RoomLine.parse(r.line) }));
}

const Fault = z.object({ column: z.number().nullable(), refusal: z.custom<Refusal>((v) => typeof v === 'object' && v !== null && 'code' in v) });

/** Rows with faults or remarks after a row, so many at most. */
export async function listFaultyRows(tx: Tx, id: RoomImportId, after: number, limit: number): Promise<{ row: number; cells: string[]; faults: RowFault[]; notes: RowFault[] }[]> {
  const rows = await tx.selectFrom('room_import_row').select(['row_no', 'cells', 'faults', 'notes']).where('import_id', '=', id).where('row_no', '>', after)
    .where(sql<boolean>`(faulty or notes <> '[]'::jsonb)`).orderBy('row_no').limit(limit).execute();
  return rows.map((r) => ({ row: r.row_no, cells: z.array(z.string()).parse(r.cells), faults: z.array(Fault).parse(r.faults), notes: z.array(Fault).parse(r.notes) }));
}
