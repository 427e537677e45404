import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MajorTable } from '#contracts/majors.ts';
import { columnOfGraduation, findMajorMatches, plainMajor, searchMajors } from './equivalent-majors.ts';

const read = (version: string) => MajorTable.parse(JSON.parse(readFileSync(`seeds/reference/majors/${version}.json`, 'utf8')));
const table2019 = read('construction-2019');
const table2022 = read('construction-2022');

const best = (major: string, graduatedIn: string, table = table2019) => {
  const match = findMajorMatches(table, major, graduatedIn)[0];
  return match && [match.major.name.zh, match.major.category, match.column.key, match.by, match.ofGraduationYear];
};

describe('a candidate’s major in the table of 2019', () => {
  test.each([
    ['土木工程', '201107', ['土木工程', 'core', 'current', 'exact', true]],
    ['土木工程专业', '201107', ['土木工程', 'core', 'current', 'exact', true]],
    ['土木工程（道路与桥梁方向）', '201107', ['土木工程', 'core', 'current', 'direction', true]],
    ['工业与民用建筑工程', '198907', ['土木工程', 'core', 'before1993', 'exact', true]],
    ['工业与民用建筑工程', '199507', ['土木工程', 'core', 'before1993', 'exact', false]],
    ['建筑工程', '199507', ['土木工程', 'core', 'name1993', 'exact', true]],
    ['机械设计与制造及其自动化', '200507', ['机械设计制造及其自动化', 'core', 'current', 'synonym', true]],
    ['材料成型及控制工程', '200507', ['材料成形及控制工程', 'core', 'current', 'synonym', true]],
    ['勘查技术与工程', '200507', ['勘察技术与工程', 'core', 'current', 'synonym', true]],
    ['工商管理', '201107', ['工商管理', 'related', 'current', 'exact', true]],
    ['自动化', '201107', ['自动化', 'related', 'current', 'exact', true]],
    ['安全工程', '201107', ['安全工程', 'core', 'current', 'exact', true]],
    [' 园　林 ', '201107', ['园林', 'related', 'current', 'exact', true]],
    ['汉语言文学', '201107', undefined],
    ['', '201107', undefined],
    ['工程', '201107', undefined],
  ])('%s, graduated in %s', (major, graduatedIn, expected) => {
    expect(best(major, graduatedIn)).toEqual(expected);
  });

  test('a name that stands under two majors is given the category that helps the candidate, and both are told', () => {
    const matches = findMajorMatches(table2019, '房地产经营管理', '199607');
    expect(matches.map((m) => [m.major.name.zh, m.major.category])).toEqual([['工程管理', 'core'], ['工商管理', 'related']]);
  });

  test('a row that no print shows says so', () => {
    expect(findMajorMatches(table2019, '测量工程', '199507')[0]?.restored).toBe(true);
    expect(findMajorMatches(table2019, '水文地质与工程地质', '199507')[0]?.restored).toBe(false);
  });
});

test('the column follows the month of graduation', () => {
  const columns = ['199212', '199301', '199712', '199801', '202107'].map((month) => columnOfGraduation(table2019, month)?.key);
  expect(columns).toEqual(['before1993', 'name1993', 'name1993', 'current', 'current']);
});

test('the edition of 2022 knows a major under the names of its catalogues', () => {
  expect(best('给排水科学与工程', '202107', table2022)).toEqual(['给排水科学与工程', 'core', 'current', 'exact', true]);
  expect(best('给水排水工程', '200507', table2022)).toEqual(['给排水科学与工程', 'core', 'name1998', 'exact', true]);
  expect(best('供热通风与空调工程', '199607', table2022)?.[0]).toBe('建筑环境与能源应用工程');
});

test('every name of every row finds its own major, whatever the spelling of width and spaces', () => {
  const names = table2019.majors.flatMap((major) => major.rows.flatMap((row) => Object.values(row.names).flat().map((name) => ({ major: major.code, name }))));
  fc.assert(fc.property(fc.constantFrom(...names), fc.constantFrom('198507', '199507', '200507'), fc.constantFrom('', '专业', '　'), ({ major, name }, graduatedIn, tail) => {
    expect(findMajorMatches(table2019, name + tail, graduatedIn).map((m) => m.major.code)).toContain(major);
  }), { numRuns: 500 });
});

test('searching looks into all columns and keeps only the rows that show the text', () => {
  const found = searchMajors(table2019, '桥梁');
  expect(found.map((m) => [m.name.zh, m.rows.length])).toEqual([['土木工程', 1]]);
  expect(searchMajors(table2019, 'civil').map((m) => m.name.zh)).toEqual(['土木工程']);
  expect(searchMajors(table2019, '')).toHaveLength(45);
  expect(searchMajors(table2019, '汉语言')).toEqual([]);
});

test('spelling is taken off a name, its substance is not', () => {
  expect(plainMajor('“工程管理”专业')).toBe('工程管理');
  expect(plainMajor('专业')).toBe('专业');
});
