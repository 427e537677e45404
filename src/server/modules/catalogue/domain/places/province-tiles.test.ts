import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Province, PROVINCE_CODES } from '#contracts/regions.ts';
import { isPlaceAsked, PROVINCE_TILES } from './province-tiles.ts';

const { provinces } = z.object({ provinces: z.array(Province) }).parse(JSON.parse(readFileSync('seeds/reference/provinces.json', 'utf8')));
const found = (typed: string): string[] => provinces.filter((p) => isPlaceAsked(p, typed)).map((p) => p.short.zh);

describe('the chart of places', () => {
  test('has a cell of its own for each of the 32 places, seven abreast at most', () => {
    const cells = PROVINCE_CODES.map((code) => PROVINCE_TILES[code]);
    expect(new Set(cells.map((c) => `${String(c.column)}/${String(c.row)}`)).size).toBe(32);
    expect(new Set(cells.map((c) => c.letters)).size).toBe(32);
    expect(Math.max(...cells.map((c) => c.column))).toBe(7);
    expect(Math.max(...cells.map((c) => c.row))).toBe(8);
  });

  test.each([
    ['north to south', ['23', '22', '21'], 'row'], ['west to east', ['54', '51', '50', '42', '34', '32', '31'], 'column'], ['down the south', ['43', '44'], 'row'], ['to the island', ['44', '46'], 'row'],
  ] as const)('keeps its neighbours in order %s', (_what, codes, along) => {
    const at = codes.map((code) => PROVINCE_TILES[code][along]);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(new Set(at).size).toBe(at.length);
  });
});

describe('a place is found', () => {
  test.each([
    ['山东', ['山东']], ['shandong', ['山东']], ['Shan Dong', ['山东']], ['sd', ['山东']], ['ｓｄ', ['山东']],
    ['shanxi', ['山西', '陕西']], ['shaanxi', ['陕西']], ['nmg', ['内蒙古']], ['Inner Mongolia', ['内蒙古']], ['兵团', ['新疆兵团']], ['xpcc', ['新疆兵团']], ['xjbt', ['新疆兵团']],
    ['xizang', ['西藏']], ['自治区', ['内蒙古', '广西', '西藏', '宁夏', '新疆']], ['37', ['山东']], ['火星', []], ['%', []],
  ])('by “%s”', (typed, names) => { expect(found(typed)).toEqual(names); });

  test('and nothing typed finds all', () => { expect(found('  ')).toHaveLength(32); });
});
