import { escapeMarkup } from '#server/kernel/escape-markup.ts';
import { crc32, deflateRaw, constants, type ZlibOptions } from 'node:zlib';
import { promisify } from 'node:util';
import { z } from 'zod';
import { neutralise } from '#server/kernel/neutralise.ts';

const deflate = promisify<Buffer, ZlibOptions, Buffer>(deflateRaw);

/** A worksheet of the file: where its bytes begin, and what is known of them so far. */
const Sheet = z.object({ offset: z.number(), crc: z.number(), raw: z.number(), packed: z.number(), rows: z.number() });
/** Where a workbook stands between two parts: closed sheets, the one being written, and how many bytes there are. */
export const SheetFile = z.object({ sheets: z.array(Sheet), open: Sheet.nullable(), at: z.number() });
export type SheetFile = z.infer<typeof SheetFile>;

/** A sheet holds 1,048,576 rows; a round number with a heading stays below. */
export const SHEET_ROWS = 1_000_000;

/** About the whole book: the sheet 导出说明, and the mark in every page's foot. */
export type BookNote = { title: string; sheetName: string; lines: readonly (readonly [string, string])[]; mark: string };

export const emptyBook: SheetFile = { sheets: [], open: null, at: 0 };

/**
 * Writes rows of a workbook (Office Open XML) as bytes that follow what was written before. Each call's compressed bytes stand alone, so that a
 * file is the concatenation of its parts and a part that was lost is simply written again.
 */
export async function writeRows(book: SheetFile, heading: readonly string[], rows: readonly (readonly string[])[], mark: string): Promise<{ book: SheetFile; bytes: Buffer }> {
  const pieces: Buffer[] = [];
  let { sheets, open, at } = book;
  const push = (bytes: Buffer) => { pieces.push(bytes); at += bytes.length; };
  for (let from = 0; from < rows.length || !open;) {
    if (open && open.rows >= SHEET_ROWS) {
      const closed = await close(open, mark);
      push(closed.bytes);
      sheets = [...sheets, closed.sheet];
      open = null;
    }
    if (!open) {
      open = { offset: at, crc: 0, raw: 0, packed: 0, rows: 0 };
      push(localHeader(sheetPath(sheets.length + 1)));
      const begun = await pack(open, Buffer.from(`${SHEET_HEAD}${rowXml(heading, true)}`), constants.Z_FULL_FLUSH);
      open = begun.sheet;
      push(begun.bytes);
    }
    const some = rows.slice(from, from + Math.min(rows.length - from, SHEET_ROWS - open.rows));
    if (some.length === 0) break;
    const packed = await pack(open, Buffer.from(some.map((r) => rowXml(r, false)).join('')), constants.Z_FULL_FLUSH);
    open = { ...packed.sheet, rows: open.rows + some.length };
    push(packed.bytes);
    from += some.length;
  }
  return { book: { sheets, open, at }, bytes: Buffer.concat(pieces) };
}

/** Ends the workbook: the last sheet, the note about the export, and the directory of everything. */
export async function endBook(book: SheetFile, note: BookNote): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let { at } = book;
  const push = (bytes: Buffer) => { pieces.push(bytes); at += bytes.length; };
  const closed = book.open ? await close(book.open, note.mark) : undefined;
  if (closed) push(closed.bytes);
  const sheets = [...book.sheets, ...(closed ? [closed.sheet] : [])];
  const entries = sheets.map((s, i) => ({ path: sheetPath(i + 1), ...s, method: 8 }));
  for (const [path, xml] of fixedParts(sheets.length, note)) {
    const bytes = Buffer.from(xml);
    entries.push({ path, offset: at, crc: crc32(bytes), raw: bytes.length, packed: bytes.length, rows: 0, method: 0 });
    push(localHeader(path, { crc: crc32(bytes), size: bytes.length }));
    push(bytes);
  }
  const directoryAt = at;
  for (const e of entries) push(directoryEntry(e));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(at - directoryAt, 12);
  end.writeUInt32LE(directoryAt, 16);
  push(end);
  return Buffer.concat(pieces);
}

type SheetState = z.infer<typeof Sheet>;

async function pack(sheet: SheetState, raw: Buffer, flush: number): Promise<{ sheet: SheetState; bytes: Buffer }> {
  const bytes = await deflate(raw, { level: 3, finishFlush: flush });
  return { sheet: { ...sheet, crc: crc32(raw, sheet.crc), raw: sheet.raw + raw.length, packed: sheet.packed + bytes.length }, bytes };
}

async function close(open: SheetState, mark: string): Promise<{ sheet: SheetState; bytes: Buffer }> {
  const { sheet, bytes } = await pack(open, Buffer.from(sheetEnd(mark)), constants.Z_FINISH);
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(0x08074b50, 0);
  sizes.writeUInt32LE(sheet.crc, 4);
  sizes.writeUInt32LE(sheet.packed, 8);
  sizes.writeUInt32LE(sheet.raw, 12);
  return { sheet, bytes: Buffer.concat([bytes, sizes]) };
}

const sheetPath = (n: number) => `xl/worksheets/sheet${String(n)}.xml`;

/** 2026-01-01: one fixed day, so that the same rows make the same bytes. */
const DOS_DAY = ((2026 - 1980) << 9) | (1 << 5) | 1;

function localHeader(path: string, known?: { crc: number; size: number }): Buffer {
  const name = Buffer.from(path);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(known ? 0 : 0x0008, 6);
  head.writeUInt16LE(known ? 0 : 8, 8);
  head.writeUInt16LE(DOS_DAY, 12);
  if (known) {
    head.writeUInt32LE(known.crc, 14);
    head.writeUInt32LE(known.size, 18);
    head.writeUInt32LE(known.size, 22);
  }
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function directoryEntry(e: { path: string; offset: number; crc: number; raw: number; packed: number; method: number }): Buffer {
  const name = Buffer.from(e.path);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(e.method === 8 ? 0x0008 : 0, 8);
  entry.writeUInt16LE(e.method, 10);
  entry.writeUInt16LE(DOS_DAY, 14);
  entry.writeUInt32LE(e.crc, 16);
  entry.writeUInt32LE(e.packed, 20);
  entry.writeUInt32LE(e.raw, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(e.offset, 42);
  return Buffer.concat([entry, name]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET_HEAD = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>`;
const sheetEnd = (mark: string) => `</sheetData><headerFooter><oddFooter>&amp;L${escape(mark.replaceAll('&', '&&'))}&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;

function rowXml(values: readonly string[], heading: boolean): string {
  return `<row>${values.map((v) => (v === '' ? '<c/>' : `<c t="inlineStr"${heading ? ' s="1"' : ''}><is><t xml:space="preserve">${escape(heading ? v : neutralise(v))}</t></is></c>`)).join('')}</row>`;
}

/** What XML cannot hold. */
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/gu;

function escape(text: string): string {
  return escapeMarkup(text.replaceAll(NOT_IN_XML, ''));
}

function fixedParts(count: number, note: BookNote): [string, string][] {
  const type = (part: string, kind: string) => `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const numbers = Array.from({ length: count + 1 }, (_, i) => i + 1);
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const about = `${SHEET_HEAD}${note.lines.map((l) => rowXml(l, false)).join('')}${sheetEnd(note.mark)}`;
  const nameOf = (n: number) => (n > count ? note.title : count === 1 ? note.sheetName : `${note.sheetName} ${String(n)}`);
  return [
    [sheetPath(count + 1), about],
    ['[Content_Types].xml', `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('xl/workbook.xml', 'sheet.main')}${type('xl/styles.xml', 'styles')}${numbers.map((n) => type(sheetPath(n), 'worksheet')).join('')}</Types>`],
    ['_rels/.rels', `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${XML}<workbook xmlns="${MAIN}" xmlns:r="${relation}"><sheets>${numbers.map((n) => `<sheet name="${escape(nameOf(n))}" sheetId="${String(n)}" r:id="rId${String(n)}"/>`).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${numbers.map((n) => `<Relationship Id="rId${String(n)}" Type="${relation}/worksheet" Target="worksheets/sheet${String(n)}.xml"/>`).join('')}<Relationship Id="rId${String(count + 2)}" Type="${relation}/styles" Target="styles.xml"/></Relationships>`],
    ['xl/styles.xml', `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`],
  ];
}
