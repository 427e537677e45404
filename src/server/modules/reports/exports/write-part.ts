import { beijingTime } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { csvLine } from '../domain/csv.ts';
import { words } from '../words.ts';
import { rowsAfter, type RowKey } from './export-rows.store.ts';
import type { ExportJob } from './exports.store.ts';
import { toGb18030 } from './gb18030.ts';
import { markOf, rowWriter } from './row-values.ts';
import { emptyBook, endBook, writeRows, type SheetFile } from './sheet-file.ts';

/** Rows in memory at once, and rows in a part: what a killed process writes again at most. */
const READ = 1_000;
const PART_ROWS = 50_000;

export type WrittenPart = { bytes: Buffer; rows: number; last: RowKey | undefined; writing: SheetFile | undefined; complete: boolean };

/** Writes the next part of a file from where the last one ended; memory holds one part whatever the export's length. */
export async function writePart(read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, crypto: FieldCrypto, job: ExportJob, scopeText: string, partRows = PART_ROWS): Promise<WrittenPart> {
  const w = words[job.lang];
  const heading = [...job.columns.map((c) => w.columns[c]), w.mark];
  const encode = (text: string): Buffer => (job.format === 'csv_gb18030' ? toGb18030(text) : Buffer.from(text));
  const pieces: Buffer[] = [];
  let book = job.writing ?? emptyBook;
  let { last } = job;
  let rows = 0;
  let complete = false;
  if (job.format !== 'xlsx' && job.parts === 0) pieces.push(encode(`${job.format === 'csv' ? '\uFEFF' : ''}${csvLine(heading)}`));
  while (rows < partRows && !complete) {
    const limit = Math.min(READ, partRows - rows);
    const from = last;
    const found = await read(async (tx) => {
      const some = await rowsAfter(tx, job.jurisdiction, job.filters, from, limit);
      const write = rowWriter(tx, crypto, job);
      const lines: string[][] = [];
      for (const row of some) lines.push(await write(row));
      const end = some.at(-1);
      return { lines, last: end && { accountId: end.account_id, id: end.id } };
    });
    complete = found.lines.length < limit;
    last = found.last ?? last;
    rows += found.lines.length;
    if (job.format === 'xlsx') {
      const written = await writeRows(book, heading, found.lines, markOf(job));
      book = written.book;
      pieces.push(written.bytes);
    } else pieces.push(encode(found.lines.map(csvLine).join('')));
  }
  if (complete && job.format === 'xlsx') pieces.push(await endBook(book, { title: w.note, sheetName: w.sheet, lines: aboutExport(job, scopeText, job.rowsDone + rows), mark: markOf(job) }));
  return { bytes: Buffer.concat(pieces), rows, last, writing: job.format === 'xlsx' ? book : undefined, complete };
}

function aboutExport(job: ExportJob, scopeText: string, rows: number): [string, string][] {
  const { about } = words[job.lang];
  return [
    [about.exporter, job.staffName], [about.userName, job.staffUserName], [about.at, beijingTime(job.requestedAt)], [about.purpose, job.purpose], [about.scope, scopeText], [about.rows, String(rows)],
    [about.numbers, job.unmaskReason === null ? about.masked : about.whole], [about.id, job.id], [about.warning, about.warningText],
  ];
}
