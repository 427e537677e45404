import { fromBuffer, type Entry } from 'yauzl';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultSheet, writeSheet } from './write-sheet.ts';

/** What spreadsheet programs, Chinese editions too, run as a formula or a link. */
const FORMULAS = ['=cmd|"/c calc"!A1', '+86138', '-2+3', '@SUM(A1)', '＝HYPERLINK("http://x","y")', '＋1', '－1', '＠A1', ' =1', '\t=1', '\r=1', '\u200B=1', '\uFEFF=1'];
const runs = (cell: string) => /^[\s\u200B\uFEFF]*[=+\-@＝＋－＠]/u.test(cell);

test('no cell of a CSV file is run, whatever was typed', async () => {
  const cells: string[][] = parse(await writeSheet([FORMULAS], '', 'csv'), { bom: true });
  expect(cells.flat().filter(runs)).toEqual([]);
  expect(cells.flat()).toHaveLength(FORMULAS.length);
  await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), async (row) => {
    const read: string[][] = parse(await writeSheet([['行', ...row]], '', 'csv'), { bom: true, relax_column_count: true });
    return read.flat().every((cell) => !runs(cell));
  }), { numRuns: 200 });
});

test('no cell of a workbook is a formula', async () => {
  const parts = await partsOf(await writeSheet([FORMULAS], '表', 'xlsx'));
  const xml = [...parts.values()].join('');
  expect(xml).toContain('cmd|');
  expect(xml).not.toMatch(/<f[ >]/);
});

test('what stood wrong in somebody’s file comes back harmless', async () => {
  const text = (await faultSheet([{ row: 2, fault: true, column: 'A', header: '姓名', value: '=1+1', text: '不能是公式' }], 'zh')).toString('utf8');
  expect(text).toContain("'=1+1");
});

function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, string>();
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) { reject(error); return; }
      zip.on('end', () => { resolve(parts); });
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) { reject(failed); return; }
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => { parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8')); zip.readEntry(); });
        });
      });
      zip.readEntry();
    });
  });
}
