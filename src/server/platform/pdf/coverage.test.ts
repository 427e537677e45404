import { beforeAll, expect, test } from 'vitest';
import { buildFonts, FONT_FOLDER } from '../../../../scripts/build-fonts.mjs';
import { missingCharacters, readCoverage, type Coverage } from './coverage.ts';

let coverage: Coverage;

beforeAll(async () => {
  await buildFonts();
  coverage = readCoverage(FONT_FOLDER);
}, 60_000);

test.each([
  ['the basic block', 0x4e00, 0x9fef], ['extension A', 0x3400, 0x4db5], ['extension B', 0x20000, 0x2a6d6], ['extension C', 0x2a700, 0x2b734],
  ['extension D', 0x2b740, 0x2b81d], ['extension E', 0x2b820, 0x2cea1], ['extension F', 0x2ceb0, 0x2ebe0],
])('every ideograph of %s (GB 18030-2022 level 3) is drawn', (_, from, to) => {
  const missing = Array.from({ length: to - from + 1 }, (__, n) => from + n).filter((code) => !coverage.draws(code));
  expect(missing).toEqual([]);
});

test('names as people have them are drawn, with digits, letters and the dots of minority names', () => {
  for (const name of ['张伟', '欧阳倩', '阿依古丽·买买提', '王晓[沛]', '𠮷田', '㛃', '𬭚', '𪚥', 'SMITH JOHN-PAUL', '３７０１', '（', '）', '“', '—']) {
    expect(missingCharacters(coverage, name)).toEqual([]);
  }
});

test('what is not drawn is named once each, wherever in the data it stands; line ends are no characters', () => {
  expect(missingCharacters(coverage, { name: '王𰀡', lines: ['一行\n下一行', { note: '𰀡😀' }], count: 3, none: null })).toEqual(['𰀡', '😀']);
});
