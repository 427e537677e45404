import { Buffer } from 'node:buffer';
import { ZipFile } from 'yazl';
import { expect, test } from 'vitest';
import { readSheet } from './read-sheet.ts';
import { writeSheet } from './write-sheet.ts';

const LIMITS = { rows: 1_000, columns: 20, cell: 200 };
const outcome = async (bytes: Buffer) => {
  const read = await readSheet(bytes, LIMITS);
  return read.ok ? read.value.sheets.flatMap((s) => s.rows) : read.refusals.map((r) => r.code);
};

function zipOf(parts: Iterable<[string, Buffer]>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, bytes] of parts) zip.addBuffer(bytes, path, { compress: bytes.length > 0 });
  zip.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => { resolve(Buffer.concat(chunks)); }).on('error', reject);
  });
}

/** A workbook whose one sheet is this XML. */
const bookOf = (sheet: string) => zipOf([
  ['[Content_Types].xml', Buffer.from('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>')],
  ['_rels/.rels', Buffer.from('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>')],
  ['xl/workbook.xml', Buffer.from('<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>')],
  ['xl/_rels/workbook.xml.rels', Buffer.from('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')],
  ['xl/worksheets/sheet1.xml', Buffer.from(sheet)],
]);
const sheetOf = (cell: string, before = '') => `<?xml version="1.0"?>${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${cell}</t></is></c></row></sheetData></worksheet>`;

test('an ordinary workbook is read', async () => {
  expect(await outcome(await bookOf(sheetOf('张伟')))).toEqual([['张伟']]);
  expect(await outcome(await writeSheet([['姓名', '𠮷田健']], 'a', 'csv'))).toEqual([['姓名', '𠮷田健']]);
});

test('one that unpacks to gigabytes is left before it is read', async () => {
  const bomb = await zipOf((function* (): Generator<[string, Buffer]> { const zeros = Buffer.alloc(20_000_000); for (let n = 0; n < 6; n++) yield [`xl/media/${String(n)}.bin`, zeros]; })());
  expect(bomb.length).toBeLessThan(500_000);
  expect(await outcome(bomb)).toEqual(['sheet.too_big_inside']);
});

test('one that says it is small inside, and is not, is found out', async () => {
  const bomb = await zipOf([['xl/a.bin', Buffer.alloc(30_000_000)]]);
  const lying = Buffer.from(bomb);
  const directory = lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  lying.writeUInt32LE(100, directory + 24);
  expect(await outcome(lying)).toEqual(['sheet.unreadable']);
});

test('twenty thousand parts, or none, are no workbook and end soon', async () => {
  expect(await outcome(await zipOf((function* (): Generator<[string, Buffer]> { for (let n = 0; n < 20_000; n++) yield [`${String(n)}.xml`, Buffer.alloc(0)]; })()))).toEqual(['sheet.unreadable']);
  expect(await outcome(await zipOf([]))).toSatisfy((codes: string[]) => codes.every((code) => /^sheet\./.test(code)));
});

test('names of other files and entities that grow are not followed (XXE)', async () => {
  const read = JSON.stringify([
    await outcome(await bookOf(sheetOf('&x;', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))),
    await outcome(await bookOf(sheetOf('&d;', `<!DOCTYPE a [<!ENTITY a "${'lol'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}"><!ENTITY d "${'&c;'.repeat(100)}">]>`))),
  ]);
  expect(read).not.toContain('root:');
  expect(read.length).toBeLessThan(5_000);
});

test('what is no table is said to be none', async () => {
  for (const bytes of [Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), Buffer.from('\u0000\u0001\u0002'), Buffer.from('\u00D0\u00CF\u0011\u00E0', 'latin1'), Buffer.from('姓名,"'.repeat(99_999))]) expect(await outcome(bytes)).toSatisfy((codes: string[]) => codes.every((code) => /^sheet\./.test(code)));
});
