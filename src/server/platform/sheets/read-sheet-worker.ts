import { parentPort, workerData } from 'node:worker_threads';
import { parse, CsvError } from 'csv-parse/sync';
import { readXlsx, type Sheet } from 'hucre';
import { fromBuffer } from 'yauzl';

/** Reads one spreadsheet in a thread that is ended afterwards: a hostile file costs this thread, not the process. */

export type ReadTask = { bytes: Uint8Array; limits: { rows: number; columns: number; cell: number }; inflatedMost: number };
export type ReadSheet = { name: string | null; rows: string[][]; marks: Record<string, Record<string, 'formula' | 'error' | 'merged' | 'filled'>> };
export type ReadAnswer = { format: 'csv' | 'xlsx'; encoding: string | null; sheets: ReadSheet[] } | { no: 'unreadable' | 'too_big_inside' | 'encrypted' | 'encoding' | 'too_many_rows' | 'too_many_columns' | 'csv_broken'; row?: number };

const { bytes, limits, inflatedMost }: ReadTask = workerData;
parentPort?.postMessage(await read());

async function read(): Promise<ReadAnswer> {
  const magic = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (magic === 'PK\u0003\u0004') return readWorkbook();
  // the old binary format, and a workbook with a password, lie in the same container
  if (magic === '\u00D0\u00CF\u0011\u00E0') return { no: 'encrypted' };
  return readCsv();
}

async function readWorkbook(): Promise<ReadAnswer> {
  const inflated = await inflatedSize(Buffer.from(bytes));
  if (inflated === undefined) return { no: 'unreadable' };
  if (inflated > inflatedMost) return { no: 'too_big_inside' };
  const book = await readXlsx(bytes, { sheets: (s) => !s.hidden && !s.veryHidden }).catch(() => undefined);
  if (!book) return { no: 'unreadable' };
  const sheets = book.sheets.map(readOne);
  if (sheets.some((s) => s.rows.length > limits.rows + 20)) return { no: 'too_many_rows' };
  if (sheets.some((s) => s.rows.some((row) => row.length > limits.columns))) return { no: 'too_many_columns' };
  return { format: 'xlsx', encoding: null, sheets };
}

/** What is inside, all of it really unpacked and counted, since an archive may lie about itself; undefined when it is no archive. */
function inflatedSize(archive: Buffer): Promise<number | undefined> {
  return new Promise((resolve) => {
    fromBuffer(archive, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) { resolve(undefined); return; }
      let total = 0;
      const stop = (answer: number | undefined) => { zip.close(); resolve(answer); };
      zip.on('error', () => { stop(undefined); });
      zip.on('end', () => { resolve(total); });
      zip.on('entry', (entry: { uncompressedSize: number }) => {
        if (total + entry.uncompressedSize > inflatedMost) { stop(total + entry.uncompressedSize); return; }
        zip.openReadStream(entry as never, (failed, stream) => {
          if (failed) { stop(undefined); return; }
          stream.on('data', (chunk: Buffer) => {
            total += chunk.length;
            if (total > inflatedMost) { stream.destroy(); stop(total); }
          });
          stream.on('error', () => { stop(total > inflatedMost ? total : undefined); });
          stream.on('end', () => { zip.readEntry(); });
        });
      });
      zip.readEntry();
    });
  });
}

function readOne(sheet: Sheet): ReadSheet {
  const rows = sheet.rows.map((row) => row.map(textOf));
  const marks: ReadSheet['marks'] = {};
  const mark = (row: number, column: number, what: 'formula' | 'error' | 'merged' | 'filled') => { (marks[String(row)] ??= {})[String(column)] = what; };
  for (const { startRow, endRow, startCol, endCol } of sheet.merges ?? []) {
    const wide = endCol > startCol;
    for (let row = startRow; row <= Math.min(endRow, rows.length - 1); row++) {
      for (let column = startCol; column <= Math.min(endCol, limits.columns); column++) {
        const line = rows[row];
        if (!line || (row === startRow && column === startCol && !wide)) continue;
        // a name that stands once for several rows is meant for each of them; across columns nobody can say what is meant
        if (wide) mark(row, column, 'merged');
        else {
          while (line.length <= column) line.push('');
          line[column] = rows[startRow]?.[startCol] ?? '';
          mark(row, column, 'filled');
        }
      }
    }
  }
  for (const [key, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    if (cell.formula !== undefined) {
      mark(row, column, 'formula');
      const line = rows[row];
      // people look for the formula, not for what it once came to
      if (line) line[column] = `=${cell.formula}`.slice(0, limits.cell);
    } else if (cell.type === 'error') mark(row, column, 'error');
  }
  return { name: sheet.name, rows, marks };
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function readCsv(): ReadAnswer {
  const decoded = decode();
  if (!decoded) return { no: 'encoding' };
  try {
    const delimiter = delimiterOf(decoded.text);
    const rows: string[][] = parse(decoded.text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false, max_record_size: 100_000, to: limits.rows + 21 });
    if (rows.length > limits.rows + 20) return { no: 'too_many_rows' };
    if (rows.some((row) => row.length > limits.columns)) return { no: 'too_many_columns' };
    const marks: ReadSheet['marks'] = {};
    // what a spreadsheet program would run is a formula here too
    rows.forEach((row, at) => { row.forEach((cell, column) => { if (/^[=+@]|^-[^-–—\s]/.test(cell.trim())) (marks[String(at)] ??= {})[String(column)] = 'formula'; }); });
    return { format: 'csv', encoding: decoded.encoding, sheets: [{ name: null, rows, marks }] };
  } catch (error) {
    const { lines } = (error instanceof CsvError ? error : {}) as { lines?: number };
    return { no: 'csv_broken', ...(lines !== undefined && { row: lines }) };
  }
}

/** UTF-8 and UTF-16 by their marks or by being valid; what is neither is read as GB 18030, which holds every text of older Chinese programs. */
function decode(): { text: string; encoding: string } | undefined {
  const begin = Buffer.from(bytes.subarray(0, 3)).toString('hex');
  const tries = begin.startsWith('fffe') ? ['utf-16le'] : begin.startsWith('feff') ? ['utf-16be'] : ['utf-8', 'gb18030'];
  for (const encoding of tries) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // no table holds control characters; a picture or a program read as text does
      if (/[\u0000-\u0008\u000E-\u001F]/.test(text)) return undefined;
      return { text, encoding: encoding === 'utf-8' && begin === 'efbbbf' ? 'utf-8-bom' : encoding };
    } catch { /* not this one */ }
  }
  return undefined;
}

function delimiterOf(text: string): string {
  const first = text.slice(0, 2_000).split(/\r?\n/).slice(0, 5).join('\n');
  const counts = [',', '\t', ';'].map((mark) => [mark, first.split(mark).length] as const);
  return counts.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ',';
}
