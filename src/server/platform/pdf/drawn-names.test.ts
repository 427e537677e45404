import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printShop, readsPdf, type PrintShop } from '#server/testing/print-shop.ts';
import { buildFonts, FONT_FOLDER } from '../../../../scripts/build-fonts.mjs';

/** Names as people have them, of every block: basic, extension A, the planes behind, brackets, the dot, compatibility ideographs. */
const NAMES = ['张伟', '王晓[沛]', '𠮷田', '㐂', '阿依古丽·买买提', '欧阳𬭚', '李㛃', '王䶮', '陈𪚥', '𬱖', '𡈽', '\uF92C嘉', '〇玥'];
const CHARACTERS = [...new Set(NAMES.join(''))];
const SIDE = 57; // 20 mm at 72 dots an inch

let shop: PrintShop;
let withoutRare: PrintShop;
let folder: string;

beforeAll(async () => {
  await buildFonts();
  shop = await printShop('characters', 'src/server/testing/characters.typ');
  // a set of fonts whose rare faces were forgotten although its coverage says that all is there
  folder = mkdtempSync(join(tmpdir(), 'jinbang-fonts-'));
  for (const name of ['jinbang-sans-regular.ttf', 'jinbang-sans-bold.ttf']) copyFileSync(join(FONT_FOLDER, name), join(folder, name));
  copyFileSync(join(FONT_FOLDER, 'jinbang-sans-regular.ttf'), join(folder, 'jinbang-rare.ttf'));
  writeFileSync(join(folder, 'coverage.json'), '[[0,1114111]]');
  withoutRare = await printShop('characters', 'src/server/testing/characters.typ', { fontFolder: folder });
}, 120_000);
afterAll(async () => {
  await shop.close();
  await withoutRare.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What each character looks like on the printed page, as one text of its pixels. */
async function drawn(by: PrintShop, characters: readonly string[], weight: 'regular' | 'bold'): Promise<string[]> {
  const pdf = await by.kit.pdf.render('characters', { data: { characters, weight }, issuedAt: 0 });
  const { data, info } = await by.pageOf(pdf, 72).raw().toBuffer({ resolveWithObject: true });
  return characters.map((_, at) => {
    const square = [];
    for (let y = Math.round(at * 56.693) + 1; y < Math.round(at * 56.693) + SIDE - 2; y += 1) square.push(...data.subarray(y * info.width, y * info.width + SIDE - 1));
    return square.map((grey) => (grey < 128 ? '#' : '.')).join('');
  });
}

/** Characters that are not there: nothing was drawn, or the same as for another one (an empty box looks the same whatever it stands for). */
const holes = (characters: readonly string[], pictures: readonly string[]) => characters.filter((_, at) => !(pictures[at] ?? '').includes('#') || pictures.indexOf(pictures[at] ?? '') !== at || pictures.lastIndexOf(pictures[at] ?? '') !== at);

describe.runIf(readsPdf)('names on paper, pixel by pixel', () => {
  test.each(['regular', 'bold'] as const)('every character of them is drawn, and no two alike: %s', async (weight) => {
    expect(holes(CHARACTERS, await drawn(shop, CHARACTERS, weight))).toEqual([]);
  }, 60_000);

  test('an empty place and the same box for two characters are seen as holes', async () => {
    expect(holes(['𠮷', '𪚥', '㐂'], await drawn(shop, ['□', '□', '㐂'], 'regular'))).toEqual(['𠮷', '𪚥']);
    expect(holes(['𠮷', '㐂'], await drawn(shop, ['\u3000', '㐂'], 'regular'))).toEqual(['𠮷']);
  }, 60_000);
});

test('fonts that lack the rare faces print no such name at all, whatever their coverage says', async () => {
  await expect(withoutRare.kit.pdf.render('characters', { data: { characters: ['张', '𠮷'], weight: 'regular' }, issuedAt: 0 })).rejects.toThrow('𠮷');
}, 60_000);
