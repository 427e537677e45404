import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { plainTextOf } from './plain-text.ts';

const linesOf = async (bytes: Buffer) => { const plain = await plainTextOf(bytes); return 'text' in plain ? plain.text.toString('utf8').split('\n') : plain.refusal; };

test.each([
  ['commas, Windows', '准考证号,成绩\r\n27034370100101,60\r\n'], ['semicolons, Unix', '准考证号;成绩\n27034370100101;60\n'], ['tabs, an old Macintosh', '准考证号\t成绩\r27034370100101\t60\r'],
])('%s: cells are parted by tabs and rows by line feeds', async (_, text) => {
  expect(await linesOf(Buffer.from(text))).toEqual(['准考证号\t成绩', '27034370100101\t60', '']);
  expect(await linesOf(iconv.encode(text, 'gb18030'))).toEqual(['准考证号\t成绩', '27034370100101\t60', '']);
});

test('a tab within a cell parts nothing, a mark of the byte order is no text, and 𠮷田 stays whole', async () => {
  expect(await linesOf(Buffer.from('\uFEFF准考证号,姓名\n27034370100101,𠮷\t田\n'))).toEqual(['准考证号\t姓名', '27034370100101\t𠮷 田', '']);
});

test('whatever stands in cells, quoted or not, the same cells come out', async () => {
  const cell = fc.string({ unit: fc.constantFrom('1', '9', '.', '-', '张', '𠮷', '·', ' '), maxLength: 6 }).map((s) => `a${s}b`);
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), async (rows) => {
    const plain = rows.map((r) => r.join(','));
    const quoted = rows.map((r) => r.map((c) => `"${c}"`).join(','));
    const expected = rows.map((r) => r.join('\t'));
    expect(await linesOf(Buffer.from(plain.join('\r\n')))).toEqual(expected);
    expect(await linesOf(Buffer.from(quoted.join('\r\n')))).toEqual(expected);
  }), { numRuns: 5 });
});
