import { describe, expect, test } from 'vitest';
import { presentMajors, readMonth } from './majors.present.ts';
import { readMajorSeeds } from './reference-seeds.ts';

const tables = readMajorSeeds('seeds/reference');
const table2019 = tables[0];
if (!table2019) throw new Error('no table');
const nothing = { search: '', major: '', graduatedIn: '', page: 1 };

test.each([
  ['201107', '201107'], ['2011-07', '201107'], ['2011.7', '201107'], ['2011年7月', '201107'], [' 2011 ', '201107'], ['2011年', '201107'], ['201113', undefined], ['', undefined], ['1899', undefined], ['abc', undefined],
])('month %s is read as %s', (typed, month) => {
  expect(readMonth(typed)).toBe(month);
});

describe('the page of the table', () => {
  test('shows every printed and restored line, with its category', () => {
    const view = presentMajors(tables, table2019, nothing, 'zh');
    expect([view.shown, view.total, view.columns.length]).toEqual([45, 45, 3]);
    expect(view.lines.filter((l) => !l.restored)).toHaveLength(138);
    expect(view.lines[0]).toMatchObject({ name: '土木工程', category: 'core', cells: ['矿井建设', '矿井建设'] });
    expect(view.answer).toBeUndefined();
  });

  test('answers “my major is…” with the matching line and its column', () => {
    const view = presentMajors(tables, table2019, { ...nothing, major: '工业与民用建筑工程', graduatedIn: '1989年7月' }, 'zh');
    expect(view.answer).toMatchObject({ column: '93年前专业名称', matches: [{ name: '土木工程', category: 'core', column: '93年前专业名称', by: 'exact' }] });
  });

  test('asks again for a month it cannot read', () => {
    const view = presentMajors(tables, table2019, { ...nothing, major: '土木工程', graduatedIn: 'recently' }, 'en');
    expect([view.monthWrong, view.answer]).toEqual([true, undefined]);
  });
});
