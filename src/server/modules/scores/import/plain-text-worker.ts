import { parentPort, workerData } from 'node:worker_threads';
import { CsvError, parse } from 'csv-parse/sync';
import { streamXlsxRows } from 'hucre';

/** Turns one file of scores into lines of tab-separated cells, a line a row, in a thread that is ended afterwards: a hostile file costs this thread, not the process. */

export type PlainTask = { bytes: Uint8Array; most: { bytes: number; rows: number } };
export type PlainAnswer = { text: Uint8Array; encoding: string | null } | { no: 'unreadable' | 'too_big_inside' | 'csv_broken' };

const { bytes, most }: PlainTask = workerData;
parentPort?.postMessage(await read());

async function read(): Promise<PlainAnswer> {
  const magic = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (magic === 'PK\u0003\u0004') return readWorkbook();
  return magic === '\u00D0\u00CF\u0011\u00E0' ? { no: 'unreadable' } : readCsv();
}

/** The first sheet, row by row; it is left as soon as more comes out of it than a file of scores can hold. */
async function readWorkbook(): Promise<PlainAnswer> {
  const parts: string[] = [];
  let size = 0;
  let at = 0;
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      // rows without anything are left out by the reader; a line keeps the number of its row
      while (at < index && at < most.rows) { parts.push(''); at += 1; }
      const line = values.map(cellText).join('\t');
      size += line.length + 1;
      if (size > most.bytes || at >= most.rows) return { no: 'too_big_inside' };
      parts.push(line);
      at += 1;
    }
  } catch {
    return { no: 'unreadable' };
  }
  return { text: Buffer.from(parts.join('\n')), encoding: null };
}

function cellText(value: unknown): string {
  return plain(typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : value instanceof Date ? value.toISOString().slice(0, 10) : '');
}

function plain(cell: string): string {
  return cell.replaceAll(/[\t\r\n]+/g, ' ').trim();
}

function readCsv(): PlainAnswer {
  const decoded = decode();
  if (!decoded) return { no: 'unreadable' };
  const { encoding } = decoded;
  const text = decoded.text.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  // without a quotation mark there is no grammar: every delimiter parts cells, every line end rows
  if (!text.includes('"')) return { text: inTabs(Buffer.from(text), delimiter.charCodeAt(0)), encoding };
  try {
    const rows: string[][] = parse(text.replaceAll(/\r\n?/g, '\n'), { delimiter, relax_column_count: true, skip_empty_lines: false, max_record_size: 100_000, to: most.rows });
    return { text: Buffer.from(rows.map((row) => row.map(plain).join('\t')).join('\n')), encoding };
  } catch (error) {
    return { no: error instanceof CsvError ? 'csv_broken' : 'unreadable' };
  }
}

/** Cells parted by tabs and rows by line feeds, in place: byte by byte it takes a tenth of what replacing in a text of millions of cells takes. */
function inTabs(of: Buffer, delimiter: number): Buffer {
  const [TAB, LINE, RETURN, BLANK] = [0x09, 0x0a, 0x0d, 0x20];
  let end = 0;
  for (let at = 0; at < of.length; at += 1) {
    const byte = of[at] ?? 0;
    if (byte === RETURN && of[at + 1] === LINE) continue;
    of[end++] = byte === delimiter ? TAB : byte === TAB ? BLANK : byte === RETURN ? LINE : byte;
  }
  return of.subarray(0, end);
}

/** UTF-8 and UTF-16 by their marks or by being valid; what is neither is read as GB 18030, which holds every text of older Chinese programs. */
function decode(): { text: string; encoding: string } | undefined {
  const begin = Buffer.from(bytes.subarray(0, 2)).toString('hex');
  const tries = begin === 'fffe' ? ['utf-16le'] : begin === 'feff' ? ['utf-16be'] : ['utf-8', 'gb18030'];
  for (const encoding of tries) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return /[\u0000-\u0008\u000E-\u001F]/.test(text) ? undefined : { text, encoding };
    } catch { /* not this one */ }
  }
  return undefined;
}

function delimiterOf(text: string): string {
  const first = text.slice(0, 2_000).split('\n').slice(0, 5).join('\n');
  return [',', '\t', ';'].map((mark) => [mark, first.split(mark).length] as const).toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ',';
}
