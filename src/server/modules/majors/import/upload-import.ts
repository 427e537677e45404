import { createHash } from 'node:crypto';
import { IMPORT_LIMITS, type ImportField, type MajorImportId, type MapColumns } from '#contracts/major-imports.ts';
import type { MajorHead, MajorVersionId } from '#contracts/major-versions.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { refusalsToMove } from '../domain/version-acts.ts';
import type { FileRow } from '#server/kernel/sheet-text.ts';
import type { FoundTable } from '#server/platform/sheets/find-table.ts';
import { readSheet, type ReadFile } from '#server/platform/sheets/read-sheet.ts';
import type { CheckedRow } from '../domain/check-rows.ts';
import { readVersion, takeVersion, type Tabling } from '../versions/take-version.ts';
import { checkTable, findMajors } from './check-file.ts';
import { findImport, insertImport, lockImport, putRows, readFileRows, updateMapping, type Counts, type Import } from './imports.store.ts';

export type Sent = { fileName: string; bytes: Buffer };
export type Prepared = { file: ReadFile; table: FoundTable<ImportField>; checked: CheckedRow[] | null; sent: Sent };

type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Reads and judges a file outside any transaction: who may not write the version waits for nothing, and nobody else waits for the file. */
export async function prepareImport(read: Read, by: Tabling['by'], id: MajorVersionId, sent: Sent): Promise<Result<Prepared>> {
  const version = await read((tx) => readVersion({ tx, by }, id));
  if (!version.ok) return version;
  const no = refusalsToMove('edit', version.value, by);
  if (no.length > 0) return refused(no);
  const file = await readSheet(sent.bytes, IMPORT_LIMITS);
  if (!file.ok) return file;
  const table = findMajors(file.value, version.value.head);
  if (!table.ok) return table;
  if (table.value.rows.length > IMPORT_LIMITS.rows) return refusedFor('sheet.too_many_rows', { path: 'files', params: { rows: IMPORT_LIMITS.rows } });
  return ok({ file: file.value, table: table.value, checked: await checkTable(table.value.rows, table.value.mapping, version.value.head), sent });
}

/** Keeps a file that was read (导入): nothing of it reaches the version before somebody says so. */
export async function keepImport(tabling: Tabling, id: MajorVersionId, { file, table, checked, sent }: Prepared): Promise<Result<MajorImportId>> {
  const { tx, by, now } = tabling;
  const version = await readVersion(tabling, id);
  if (!version.ok) return version;
  const taken = await takeVersion(tabling, id, version.value.rowVersion, 'edit');
  if (!taken.ok) return taken;
  const importId = newId<MajorImportId>();
  await insertImport(tx, {
    id: importId, versionId: id, fileName: sent.fileName, format: file.format, encoding: file.encoding, sheet: table.sheet, otherSheets: table.otherSheets, headerRow: table.headerRow, headers: table.headers,
    mapping: table.mapping, rows: table.rows.length, digest: createHash('sha256').update(sent.bytes).digest(), ...countsOf(checked),
  }, { staffId: by.staffId, name: by.name, at: new Date(now) });
  await putRows(tx, importId, table.rows, checked);
  return ok(importId);
}

function countsOf(checked: readonly CheckedRow[] | null): Counts {
  if (!checked) return { state: 'unmapped', good: 0, faults: 0, notes: 0 };
  return { state: 'checked', good: checked.filter((r) => r.line !== null).length, faults: checked.reduce((n, r) => n + r.faults.length, 0), notes: checked.reduce((n, r) => n + r.notes.length, 0) };
}

export type Remapped = { rows: FileRow[]; checked: CheckedRow[] | null };

/** Judges the rows of an import anew under another mapping, outside the transaction that will keep it. */
export async function prepareMapping(read: Read, by: Tabling['by'], id: MajorImportId, { fields }: MapColumns): Promise<Result<Remapped>> {
  const found = await read(async (tx) => {
    const i = await findImport(tx, id);
    const version = i && (await readVersion({ tx, by }, i.versionId));
    return i && version?.ok ? { i, head: version.value.head, rows: await readFileRows(tx, id) } : undefined;
  });
  if (!found) return refusedFor('major.import_not_found');
  const no = wrongIn(fields, found.i, found.head);
  if (no) return no;
  return ok({ rows: found.rows, checked: await checkTable(found.rows, fields, found.head) });
}

function wrongIn(fields: readonly (ImportField | null)[], { headers }: Import, { columns }: MajorHead) {
  const used = fields.filter((f) => f !== null);
  const twice = used.find((f, at) => used.indexOf(f) !== at);
  if (twice !== undefined) return refusedFor('major.mapping_twice', { path: 'fields' });
  const unknown = used.find((f) => f.startsWith('names.') && !columns.slice(1).some((c) => `names.${c.key}` === f));
  return unknown !== undefined || fields.length !== headers.length ? refusedFor('major.mapping_unknown', { path: 'fields' }) : undefined;
}

/** Keeps how the columns are to be understood, with what every row says then. */
export async function mapColumns(tabling: Tabling, id: MajorImportId, { fields }: MapColumns, { rows, checked }: Remapped): Promise<Result<MajorImportId>> {
  const held = await lockImport(tabling.tx, id);
  if (!held) return refusedFor('major.import_not_found');
  const version = await readVersion(tabling, held.versionId);
  if (!version.ok) return refusedFor('major.import_not_found');
  const no = refusalsToMove('edit', version.value, tabling.by);
  if (no.length > 0) return refused(no);
  if (held.state !== 'unmapped' && held.state !== 'checked') return refusedFor('major.import_over');
  await updateMapping(tabling.tx, id, fields, countsOf(checked));
  await putRows(tabling.tx, id, rows, checked);
  return ok(id);
}
