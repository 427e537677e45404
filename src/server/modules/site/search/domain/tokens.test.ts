import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchVector, tokensOf } from './tokens.ts';

const none = (character: string) => character;
const simplify = (character: string) => ({ 師: '师', 級: '级', 試: '试' })[character] ?? character;
const texts = (text: string, fold = none) => tokensOf(text, fold).map((token) => token.text);

test.each([
  ['一级建造师', ['一', '一级', '级', '级建', '建', '建造', '造', '造师', '师']],
  ['ＣＡＴＴＩ　２０２６年', ['catti', '2026', '年']],
  ['𠮷田', ['𠮷', '𠮷田', '田']],
  ['A-B，甲', ['a', 'b', '甲']],
  ['😀\u0000\uD800', []],
  ['阿依古丽·买买提', ['阿', '阿依', '依', '依古', '古', '古丽', '丽', '买', '买买', '买', '买提', '提']],
])('%s', (text, expected) => {
  expect(texts(text)).toEqual(expected);
});

test('traditional characters are compared as simplified ones', () => {
  expect(texts('一級建造師', simplify)).toEqual(texts('一级建造师'));
});

test('whatever is typed, tokens are letters, digits and Han characters only, and neighbours in the text are neighbours in the index', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
    for (const { text: token } of tokensOf(text, none)) expect(token).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
    expect(searchVector([{ text, weight: 'A' }], none)).not.toMatch(/''|\\/u);
  }));
  fc.assert(fc.property(fc.array(fc.constantFrom('建', '造', '师', '𠮷', '考'), { minLength: 2, maxLength: 12 }), (characters) => {
    const pairs = tokensOf(characters.join(''), none).filter((token) => [...token.text].length === 2);
    expect(pairs.map((pair) => pair.at)).toEqual(pairs.map((_, n) => n));
  }));
});

test('every part of a text is among its tokens', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('报', '名', '考', '试', '𠮷', '2', 'x', ' '), { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (characters, a, b) => {
    const from = a % characters.length;
    const han = characters.slice(from, from + 1 + (b % 4)).filter((one) => /\p{Script=Han}/u.test(one)).slice(0, 1).join('');
    const whole = new Set(texts(characters.join('')));
    for (const token of texts(han)) expect(whole).toContain(token);
  }));
});

test('title and body do not reach over to each other, and no place is beyond what the database keeps', () => {
  expect(searchVector([{ text: '建', weight: 'A' }, { text: '造', weight: 'D' }], none)).toBe("'建':1A '造':11D");
  const places = [...searchVector([{ text: '字'.repeat(20_000), weight: 'D' }], none).matchAll(/:?(\d+)D/gu)].map(([, at]) => Number(at));
  expect(Math.max(...places)).toBeLessThanOrEqual(16_383);
});
