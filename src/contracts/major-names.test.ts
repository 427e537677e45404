import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinNames, splitNames } from './major-names.ts';

/** True where every bracket that closes was opened before, and every one that opens is closed. */
function bracketsClose(name: string): boolean {
  const depths = [...name].reduce<number[]>((before, c) => [...before, (before.at(-1) ?? 0) + (c === '（' ? 1 : c === '）' ? -1 : 0)], []);
  return depths.at(-1) === 0 && depths.every((depth) => depth >= 0);
}

describe('names in a cell', () => {
  test.each([
    ['矿井建设、建筑工程', ['矿井建设', '建筑工程']], ['矿井建设，建筑工程,城镇建设', ['矿井建设', '建筑工程', '城镇建设']], ['土建结构工程（含岩土、地下）、桥梁工程', ['土建结构工程（含岩土、地下）', '桥梁工程']],
    ['供热、供燃气、通风及空调工程；市政工程', ['供热、供燃气、通风及空调工程', '市政工程']], ['供热、供燃气、通风及空调工程；', ['供热、供燃气、通风及空调工程']], ['–', []], ['', []], ['铸造\n焊接', ['铸造', '焊接']], ['铸造、铸造', ['铸造']],
  ])('%j', (cell, names) => { expect(splitNames(cell)).toEqual(names); });

  test('property: what was joined comes apart again', () => {
    const name = fc.array(fc.constantFrom('土', '木', '工', '程', '、', '（', '）', '/'), { minLength: 1, maxLength: 8 }).map((c) => `甲${c.join('')}乙`).filter(bracketsClose);
    fc.assert(fc.property(fc.uniqueArray(name, { maxLength: 5 }), (names) => { expect(splitNames(joinNames(names))).toEqual(names); }), { numRuns: 500 });
  });
});
