import { IMPORT_LIMITS, NEEDED_FIELDS, type ImportFault, type ImportFaults, type ImportField, type MajorImport, type MajorImportId } from '#contracts/major-imports.ts';
import type { MajorDiff, MajorHead } from '#contracts/major-versions.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { carryOver } from '../domain/carry-over.ts';
import type { LineDiff } from '../domain/diff-lines.ts';
import { linesOfBase } from '../domain/lines-of-table.ts';
import { columnName, type RowFault } from '#server/kernel/sheet-text.ts';
import { missingFields } from '../domain/understand-header.ts';
import type { Looking } from '../versions/present-version.ts';
import { readVersion } from '../versions/take-version.ts';
import { diffOf, pageOfDiff } from '../versions/view-diff.ts';
import { readBase } from '../versions/versions.store.ts';
import { fieldName } from './field-words.ts';
import { findImport, listFaultyRows, readGoodLines, sampleOf, type Import } from './imports.store.ts';

/** An import somebody may see, with the head of its version. */
export async function readImport(looking: Looking, id: MajorImportId): Promise<Result<{ found: Import; head: MajorHead }>> {
  const found = await findImport(looking.tx, id);
  const version = found && (await readVersion(looking, found.versionId));
  return found && version?.ok ? ok({ found, head: version.value.head }) : refusedFor('major.import_not_found');
}

/** An import as the screen shows it: its columns with what they are taken for, and what came of its rows. */
export async function viewImport(looking: Looking, id: MajorImportId): Promise<Result<MajorImport>> {
  const read = await readImport(looking, id);
  return read.ok ? ok(await presentImport(looking.tx, read.value.found, read.value.head, looking.lang)) : read;
}

export async function presentImport(tx: Tx, i: Import, head: MajorHead, lang: Lang): Promise<MajorImport> {
  const samples = await sampleOf(tx, i.id);
  const fields: ImportField[] = ['code', 'nameZh', 'nameEn', 'classZh', 'category', ...head.columns.slice(1).map((c) => `names.${c.key}`), 'synonyms', 'note'];
  return {
    id: i.id, versionId: i.versionId, fileName: i.fileName, format: i.format, encoding: i.encoding, sheet: i.sheet, otherSheets: i.otherSheets, headerRow: i.headerRow,
    columns: i.headers.map((header, at) => ({ column: columnName(at + 1), header, field: i.mapping[at] ?? null, sample: (samples[at] ?? '').slice(0, 60) })),
    fields: fields.map((field) => ({ field, name: fieldName(field, head, lang), needed: NEEDED_FIELDS.some((n) => n === field) })),
    missing: missingFields(i.mapping).map((field) => fieldName(field, head, lang)), state: i.state, rows: i.rows, good: i.good, bad: i.state === 'unmapped' ? 0 : i.rows - i.good, faults: i.faults, notes: i.notes,
    loaded: i.loaded, by: i.byName, at: i.at, loadedAt: i.loadedAt,
  };
}

/** Rows of faults on one page. */
const A_PAGE = 50;

/** A page of the faults of an import, and of what was mended on the way, row by row and cell by cell. */
export async function viewFaults(looking: Looking, id: MajorImportId, after: number): Promise<Result<ImportFaults>> {
  const read = await readImport(looking, id);
  if (!read.ok) return read;
  const rows = await listFaultyRows(looking.tx, id, after, A_PAGE + 1);
  const shown = rows.slice(0, A_PAGE);
  return ok({ faults: shown.flatMap((r) => faultsOfRow(r, read.value.found, looking.lang)), next: rows.length > A_PAGE ? (shown.at(-1)?.row ?? null) : null });
}

/** Every fault of an import, for the file people mend theirs by. */
export async function allFaults(looking: Looking, id: MajorImportId): Promise<Result<ImportFault[]>> {
  const read = await readImport(looking, id);
  if (!read.ok) return read;
  return ok((await listFaultyRows(looking.tx, id, 0, IMPORT_LIMITS.rows)).flatMap((r) => faultsOfRow(r, read.value.found, looking.lang)));
}

function faultsOfRow(row: { row: number; cells: string[]; faults: RowFault[]; notes: RowFault[] }, i: Import, lang: Lang): ImportFault[] {
  const say = ({ column, refusal }: RowFault, fault: boolean): ImportFault => ({
    row: row.row, fault, column: column === null ? null : columnName(column + 1), header: column === null ? null : (i.headers[column] ?? null), value: column === null ? '' : (row.cells[column] ?? '').slice(0, 100), text: refusalText(refusal, lang),
  });
  return [...row.faults.map((f) => say(f, true)), ...row.notes.map((f) => say(f, false))];
}

/** Every difference loading the good rows in place of the version's lines would make to the edition it was copied from. */
export async function readImportDiff(looking: Looking, id: MajorImportId): Promise<Result<{ diff: LineDiff; head: MajorHead }>> {
  const read = await readImport(looking, id);
  if (!read.ok) return read;
  const { found, head } = read.value;
  const base = await readBase(looking.tx, found.versionId);
  const lines = carryOver((await readGoodLines(looking.tx, id)).map((g) => g.line), linesOfBase(base), found.mapping);
  return ok({ diff: diffOf(base, lines, head), head });
}

/** A page of what loading would change. */
export async function viewImportDiff(looking: Looking, id: MajorImportId, after: number): Promise<Result<MajorDiff>> {
  const read = await readImportDiff(looking, id);
  return read.ok ? ok(pageOfDiff(read.value.diff, after)) : read;
}
