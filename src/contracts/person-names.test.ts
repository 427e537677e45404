import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameKey, nameRefusals, needsGlyphDescription, normaliseName, PersonName } from './person-names.ts';

describe('names that are taken', () => {
  test.each([
    ['张伟', '张伟'],
    ['欧阳倩', '欧阳倩'],
    ['张　伟', '张伟'],
    [' 李 娜 ', '李娜'],
    ['阿依古丽·买买提', '阿依古丽·买买提'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽．买买提', '阿依古丽·买买提'],
    ['阿依古丽.买买提', '阿依古丽·买买提'],
    ['𠮷田', '𠮷田'],
    ['李㛃', '李㛃'],
    ['王䶮', '王䶮'],
    ['王\uE863', '王䶮'],
    ['陈𬭚', '陈𬭚'],
    ['〇玥', '〇玥'],
    ['\u200B张\uFEFF伟', '张伟'],
    ['Ｊｏｈｎ　Ｓｍｉｔｈ', 'John Smith'],
    ['Jean‐Luc  O’Neill', "Jean-Luc O'Neill"],
    ['Nguyễn Văn An', 'Nguyễn Văn An'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(PersonName.parse(typed)).toBe(kept);
  });

  test('a homophone in brackets asks for the shape of the character', () => {
    expect(normaliseName('王晓［沛］')).toBe('王晓[沛]');
    expect(normaliseName('王晓【沛】')).toBe('王晓[沛]');
    expect(nameRefusals('王晓[沛]')).toEqual([{ code: 'identity.glyph_needed', path: 'glyphDescription' }]);
    expect(nameRefusals('王晓[沛]', '上为“艹”，下为“北”')).toEqual([]);
    expect(needsGlyphDescription('王晓[沛]')).toBe(true);
    expect(needsGlyphDescription('王晓沛')).toBe(false);
  });
});

describe('names that are refused, with the reason', () => {
  test.each([
    ['', ['field.required']],
    ['   ', ['field.required']],
    ['张伟1', ['identity.name_characters']],
    ['张wei', ['identity.name_mixed']],
    ['张wei2', ['identity.name_mixed', 'identity.name_characters']],
    ['·张伟', ['identity.name_dot']],
    ['古丽··买提', ['identity.name_dot']],
    ['王晓[]', ['identity.name_brackets']],
    ['王晓[沛沛]', ['identity.name_brackets']],
    ['王晓[沛', ['identity.name_brackets']],
    ['王\uE000', ['identity.name_private_use']],
    ['张'.repeat(51), ['field.too_long']],
    ['12345', ['identity.name_characters']],
    ['...', ['identity.name_characters']],
    ['<script>', ['identity.name_characters']],
    ['Иван', ['identity.name_characters']],
  ])('%s', (typed, codes) => {
    expect(PersonName.safeParse(typed).error?.issues.map((i) => i.message)).toEqual(codes);
  });

  test('the characters at fault are named once each', () => {
    expect(nameRefusals('张伟11!')).toEqual([{ code: 'identity.name_characters', path: 'name', params: { characters: '1 !' } }]);
  });
});

test('one person, one key: spelling of dot, spaces, width and Latin case does not count, characters do', () => {
  expect(nameKey('阿依古丽・买买提')).toBe(nameKey('阿依古丽·买买提'));
  expect(nameKey('ＪＥＡＮ－luc o’neill')).toBe(nameKey("Jean-Luc O'Neill"));
  expect(nameKey('吉田')).not.toBe(nameKey('𠮷田'));
  expect(nameKey('王晓[沛]')).not.toBe(nameKey('王晓沛'));
  expect(nameKey('龍')).not.toBe(nameKey('龙'));
});

test('from which block the same character was typed does not count, and what is kept is what was typed', () => {
  expect(nameKey('\uF900')).toBe(nameKey('豈'));
  expect(nameKey('\u{2F800}明')).toBe(nameKey('丽明'));
  expect(nameKey('王\uE863')).toBe(nameKey('王䶮'));
  expect(nameKey('\u2F38')).toBe(nameKey('弓'));
  expect(nameKey('豈\uFE00')).toBe(nameKey('豈'));
  expect(nameKey('葛\u{E0100}')).toBe(nameKey('葛'));
  expect(PersonName.parse('\uF900')).toBe('\uF900');
});

test('the twelve characters of the compatibility block that are characters of their own stay so', () => {
  for (const own of '\uFA0E\uFA0F\uFA11\uFA13\uFA14\uFA1F\uFA21\uFA23\uFA24\uFA27\uFA28\uFA29') expect(nameKey(own)).toBe(own);
});

test.each(['沈沉', '吉𠮷', '龍龙', '户戶', '峰峯', '昇升', '丘邱', '於于', '喆哲', '堃坤'])('two characters of one name each, however near: %s', (pair) => {
  const [one = '', other = ''] = pair;
  expect(nameKey(`王${one}`)).not.toBe(nameKey(`王${other}`));
});

test('two names of encoded characters have one key only where Unicode itself says that one stands for the other', () => {
  fc.assert(fc.property(hanCharacter, hanCharacter, (one, other) => {
    expect(nameKey(one) === nameKey(other)).toBe(one.normalize('NFKC') === other.normalize('NFKC'));
  }), { numRuns: 2000 });
});

const HAN_BLOCKS = [[0x4e00, 0x9fff], [0x3400, 0x4dbf], [0x20000, 0x2a6df], [0x2a700, 0x2b739], [0x2b820, 0x2cea1], [0x30000, 0x3134a], [0xf900, 0xfa6d]] as const;
const hanCharacter = fc.constantFrom(...HAN_BLOCKS).chain(([from, to]) => fc.integer({ min: from, max: to })).map((point) => String.fromCodePoint(point));

test('every encoded Han character is taken and kept exactly, in any plane', () => {
  fc.assert(fc.property(fc.array(hanCharacter, { minLength: 1, maxLength: 50 }), (characters) => {
    const name = characters.join('');
    expect(PersonName.parse(name)).toBe(name);
  }), { numRuns: 500 });
});

test('normalising is stable for any text at all', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
    const once = normaliseName(text);
    expect(normaliseName(once)).toBe(once);
  }), { numRuns: 1000 });
});
