import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameRefusals } from '#contracts/person-names.ts';
import { findByComponents, findByPinyin, findByRadical, findCharacters, indexCharacters, MOST_CHARACTERS } from './domain/rare-characters.ts';
import { readRareCharacterSeeds } from './rare-character-seeds.ts';

const data = readRareCharacterSeeds('seeds/reference');
const index = indexCharacters(data);

describe('characters ordinary input methods miss are found', () => {
  test.each([
    ['𠮷', 'jí', '口', 3, '土口'],
    ['㛃', 'jie', '女', 6, '㓞女'],
    ['䶮', 'yan3', '龙', 4, '龙天'],
    ['𬭚', 'CHUN', '钅', 8, '钅享'],
    ['翀', 'chōng', '羽', 4, '羽中'],
    ['垚', 'yao', '土', 6, '土'],
    ['淼', 'miao', '氵', 8, '水'],
    ['瑄', 'xuan', '王', 9, '王宣'],
    ['郗', 'xi', '阝', 7, '希阝'],
    ['腾', 'teng', '月', 9, '月马'],
  ])('%s by pinyin %s, by %s and %i strokes, by the parts %s', (character, pinyin, radical, strokes, parts) => {
    expect(findByPinyin(index, pinyin)).toContain(character);
    expect(findByRadical(index, radical, strokes)).toContain(character);
    expect(findByRadical(index, radical)).toContain(character);
    expect(findByComponents(index, parts)).toContain(character);
    const all = findCharacters(index, { pinyin, radical, strokes, component: parts });
    expect(all.groups.map((g) => g.characters).join('')).toContain(character);
    expect(all.total).toBeLessThan(20);
  });

  test('lü and lv are one syllable', () => {
    expect(findByPinyin(index, 'lǘ')).toEqual(findByPinyin(index, 'lv'));
    expect(findByPinyin(index, 'lv')).toContain('闾');
  });

  test('a part inside a part counts', () => {
    expect(findByComponents(index, '日月')).toEqual(expect.arrayContaining(['明', '盟', '萌']));
  });
});

test('strokes alone narrow a reading by the strokes in all', () => {
  const found = findCharacters(index, { pinyin: 'yan', strokes: 9 });
  expect(found.groups.map((g) => g.strokes)).toEqual([9]);
  expect(found.groups[0]?.characters).toContain('䶮');
});

test('nothing asked, nothing known: nothing found', () => {
  expect(findCharacters(index, {})).toEqual({ total: 0, cut: false, groups: [] });
  expect(findCharacters(index, { pinyin: 'xyzzy' }).total).toBe(0);
  expect(findCharacters(index, { radical: 'A' }).total).toBe(0);
  expect(findCharacters(index, { pinyin: 'jie', component: '龙' }).groups.every((g) => g.characters !== '')).toBe(true);
});

test('no answer is larger than 20 KB, and one that was cut says so', () => {
  const questions = [...Object.keys(data.readings).map((pinyin) => ({ pinyin })), ...data.radicals.map(({ radical }) => ({ radical })), ...['口', '木', '一', '人'].map((component) => ({ component }))];
  for (const question of questions) {
    const found = findCharacters(index, question);
    expect(new TextEncoder().encode(JSON.stringify(found)).length, JSON.stringify(question)).toBeLessThanOrEqual(20_000);
    expect(found.cut).toBe(found.total > MOST_CHARACTERS);
  }
});

test('every character on offer may stand in a name', () => {
  const characters = data.radicals.flatMap((r) => Object.values(r.groups).flatMap((group) => [...group]));
  expect(new Set(characters).size).toBeGreaterThan(88_000);
  fc.assert(fc.property(fc.constantFrom(...characters), (character) => {
    expect(nameRefusals(`王${character}`)).toEqual([]);
  }), { numRuns: 2000 });
});
