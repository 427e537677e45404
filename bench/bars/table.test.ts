import { expect, test } from 'vitest';
import { figure, median, spread, tableOf } from './table.ts';

test('the middle of three runs decides, not the best', () => {
  expect([median([3, 1, 2]), median([4, 1]), spread([8, 10, 12])]).toEqual([2, 1, 40]);
  expect(figure('applications', '≥ 300/s', [310, 290, 320], { least: 300, unit: '/s' }).kept).toBe(true);
  expect(figure('applications', '≥ 300/s', [310, 290, 295], { least: 300, unit: '/s' }).kept).toBe(false);
  expect(figure('start', '≤ 5,000 ms', [5_100, 4_900, 5_200], { most: 5_000 }).kept).toBe(false);
});

test('a run that gave nothing is not counted, and a figure without any is said to be not measured', () => {
  expect(figure('ratio', '≥ 0.5', [null, undefined, Number.NaN], { least: 0.5 })).toMatchObject({ runs: [], kept: false });
  const table = tableOf([figure('ratio', '≥ 0.5', [], { least: 0.5 }), figure('rate', '≥ 300/s', [301, 305, 310], { least: 300, unit: '/s' })]);
  expect(table.split('\n').slice(2)).toEqual(['| ratio | ≥ 0.5 | not measured |  |  |  |', '| rate | ≥ 300/s | 301, 305, 310 | **305** /s | 3 % | kept |']);
});
