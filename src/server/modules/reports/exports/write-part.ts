import { beijingTime } from '#contracts/dates.ts';
import type { AnyList, ListReading } from '#server/platform/lists/list-source.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { csvLine } from '../domain/csv.ts';
import { words } from '../words.ts';
import type { ExportJob } from './exports.store.ts';
import { toGb18030 } from './gb18030.ts';
import { cellOf, columnsOf } from './name-columns.ts';
import { markOf } from './mark.ts';
import { emptyBook, endBook, writeRows, type SheetFile } from './sheet-file.ts';

/** Rows in memory at once, and rows in a part: what a killed process writes again at most. */
const READ = 1_000;
const PART_ROWS = 50_000;

export type WrittenPart = { bytes: Buffer; rows: number; last: string | undefined; writing: SheetFile | undefined; complete: boolean };
type Writing = { crypto: FieldCrypto; read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>; readingOf: (tx: Tx) => ListReading; filters: unknown };

/** Writes the next part of a file from where the last one ended; memory holds one part whatever the export's length. */
export async function writePart({ crypto, read, readingOf, filters }: Writing, job: ExportJob, list: AnyList, partRows = PART_ROWS): Promise<WrittenPart> {
  const w = words[job.lang];
  const mark = markOf(crypto, job);
  const columns = columnsOf(list);
  const heading = [...job.columns.map((key) => columns[key]?.[job.lang] ?? key), w.mark];
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
    const found = await read((tx) => list.part(readingOf(tx), filters, from, limit));
    const lines = found.rows.map((row) => [...job.columns.map((key) => cellOf(list, row, key)), mark]);
    complete = (found.read ?? lines.length) < limit;
    last = found.last ?? last;
    rows += lines.length;
    if (job.format === 'xlsx') {
      const written = await writeRows(book, heading, lines, mark);
      book = written.book;
      pieces.push(written.bytes);
    } else pieces.push(encode(lines.map(csvLine).join('')));
  }
  if (complete && job.format === 'xlsx') pieces.push(await endBook(book, { title: w.note, sheetName: list.title[job.lang], lines: aboutExport(job, list, job.rowsDone + rows), mark }));
  return { bytes: Buffer.concat(pieces), rows, last, writing: job.format === 'xlsx' ? book : undefined, complete };
}

function aboutExport(job: ExportJob, list: AnyList, rows: number): [string, string][] {
  const { about } = words[job.lang];
  const numbers = Object.values(list.columns).some((c) => c.numbers) ? (job.unmaskReason === null ? about.masked : about.whole) : about.none;
  return [
    [about.exporter, job.staffName], [about.userName, job.staffUserName], [about.at, beijingTime(job.requestedAt)], [about.purpose, job.purpose], [about.scope, job.scopeText], [about.rows, String(rows)],
    [about.numbers, numbers], [about.id, job.id], [about.warning, about.warningText],
  ];
}
