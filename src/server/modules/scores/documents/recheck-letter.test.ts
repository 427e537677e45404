import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MissingGlyphError } from '#server/platform/pdf/pdf.ts';
import { printShop, readsPdf, type PrintShop } from '#server/testing/print-shop.ts';
import { RecheckLetter, renderRecheckLetter } from './recheck-letter.ts';

const AT = Date.parse('2027-12-20T10:00:00+08:00');
const LETTER = RecheckLetter.parse({
  letterNumber: '034-2027-2-27034370100117-4', name: '欧阳𠮷㛃𬭚', documentNumber: '3701021991****2531', ticketNumber: '27034370100117', examName: '2027年度一级建造师考试', subject: '专业工程管理与实务（建筑工程）', askedAt: '2027-12-02 09:30',
  statement: '第 3 题作答在答题卡指定区域，怀疑漏评', was: '95', is: '97', outcome: '成绩有误，予以更正', findings: '核对漏评：第 3 题第 2 问漏评，补计 2 分；合分、登记和违纪记录无误。', next: '更正后的成绩已计入成绩库。', agency: '山东省人事考试机构', phone: '0531-00003701',
});

let shop: PrintShop;
beforeAll(async () => { shop = await printShop('recheck-letter', 'src/server/modules/scores/documents/recheck-letter.typ'); }, 60_000);
afterAll(() => shop.close());

const draw = (changes: Partial<RecheckLetter> = {}) => renderRecheckLetter(shop.kit, { ...LETTER, ...changes }, AT, AT);

describe('成绩复查结果通知书', () => {
  test.runIf(readsPdf)('says what was asked, found and decided on one page, rare characters included', async () => {
    const text = shop.textOf(await draw());
    const { next: _next, ...said } = LETTER;
    expect([...Object.values(said), '2027-12-20', '第1页共1页', '扫码核验真伪'].filter((fact) => !text.includes(fact.replaceAll(/\s/g, '')))).toEqual([]);
  });

  test.runIf(readsPdf)('draws the code and every rare character: each adds its ink', async () => {
    const words = { left: 0, top: 320, width: 1240, height: 1200 };
    const inkOf = async (name: string) => ink(await draw({ name }), words);
    const [plain = 0, ...rare] = await Promise.all(['一', '一𠮷', '一㛃', '一𬭚'].map(inkOf));
    for (const more of rare) expect(more).toBeGreaterThan(plain + 120);
    expect(await ink(await draw(), { left: 900, top: 60, width: 280, height: 320 })).toBeGreaterThan(8_000);
  });

  test('a name no font of ours draws stops the print, naming the character', async () => {
    await expect(draw({ name: '王𰀡' })).rejects.toThrow(MissingGlyphError);
  });
});

/** Pixels with ink of a part of the first page, at 150 dots an inch. */
async function ink(bytes: Buffer, part: { left: number; top: number; width: number; height: number }): Promise<number> {
  const pixels = await shop.pageOf(bytes, 150).extract(part).raw().toBuffer();
  return pixels.reduce((dark, value) => dark + (value < 200 ? 1 : 0), 0);
}
