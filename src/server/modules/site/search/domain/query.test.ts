import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askIndex, LONGEST_QUERY, looksPersonal, queryText } from './query.ts';

const none = (character: string) => character;
const SYNONYMS = [['一建', '一级建造师'], ['退费', '退款']];

test('neighbours are asked as neighbours, words of letters by their beginning, synonyms beside what was typed', () => {
  expect(askIndex('一建 报名', SYNONYMS, none)?.strict).toBe("((('一建')) | (('一级' <-> '级建' <-> '建造' <-> '造师'))) & ((('报名')))");
  expect(askIndex('constructor 034', [], none)?.strict).toBe("(('constructor':*)) & (('034'))");
});

test('what people put around the thing they look for is left out, but never everything', () => {
  expect(askIndex('退费怎么办', SYNONYMS, none)?.words).toEqual(['退费', '退款']);
  expect(askIndex('怎么办', SYNONYMS, none)?.words).toEqual(['怎么办']);
});

test('without an answer to all of it, half of the pieces are enough', () => {
  expect(askIndex('建造师报名时间', [], none)).toMatchObject({ loose: ["'建造'", "'造师'", "'师报'", "'报名'", "'名时'", "'时间'"], least: 3 });
});

test.each(['', '   ', '!!! & | <-> :*', '😀😀', '\uD800\uDFFF'.slice(0, 1), '\u0000'])('%j asks nothing', (typed) => {
  expect(askIndex(typed, SYNONYMS, none)).toBeNull();
});

test('no operator that is typed reaches the index, and a question stays short', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
    const asked = askIndex(typed, SYNONYMS, none);
    if (asked === null) return;
    expect(asked.strict.replaceAll(/'[\p{L}\p{N}\p{M}]+'(:\*)?/gu, '')).toMatch(/^[() |&<>-]*$/u);
    expect(asked.least).toBeLessThanOrEqual(Math.max(1, asked.loose.length));
    expect(asked.strict.length).toBeLessThan(12_000);
  }));
  expect([...queryText('考'.repeat(10_000))]).toHaveLength(LONGEST_QUERY);
});

test.each(['110101199003077715', '１１０１０１１９９００３０７７７１Ｘ', '13800138000', '138 0013 8000'])('%s looks like somebody’s number', (text) => {
  expect(looksPersonal(text)).toBe(true);
});

test.each(['2026 年', '034', '0531-00003701', '一级建造师'])('%s does not', (text) => {
  expect(looksPersonal(text)).toBe(false);
});
