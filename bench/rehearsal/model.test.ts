import { describe, expect, test } from 'vitest';
import { demandOf, machinesFor, type Demand, type Moment, type Opening } from './model.ts';

const NATION = 2_200_000;
const PROVINCE = 150_000;
/** The published figures are rounded; a step of the model that is forgotten is off by far more than this. */
const WITHIN = 0.07;

const FIGURES: [string, number, Moment, Opening, keyof Demand, number][] = [
  ['people of the opening minute, provinces staggered', NATION, 'opening', 'staggered', 'people', 15_800],
  ['arrivals a second then', NATION, 'opening', 'staggered', 'actsPerSecond', 264],
  ['requests of the opening minute', NATION, 'opening', 'staggered', 'requestsPerSecond', 3_200],
  ['requests ten minutes later', NATION, 'opening', 'staggered', 'laterPerSecond', 10_500],
  ['arrivals when all provinces open at once', NATION, 'opening', 'together', 'actsPerSecond', 660],
  ['requests then', NATION, 'opening', 'together', 'requestsPerSecond', 7_900],
  ['requests then, ten minutes later', NATION, 'opening', 'together', 'laterPerSecond', 26_000],
  ['people of the last two hours', NATION, 'deadline', 'together', 'people', 92_000],
  ['requests at the peak of the last two hours', NATION, 'deadline', 'together', 'requestsPerSecond', 2_800],
  ['payments at that peak', NATION, 'deadline', 'together', 'paymentsPerSecond', 33],
  ['tickets in the first minute', NATION, 'tickets', 'together', 'actsPerSecond', 230],
  ['people who ask for their scores in the first hour', NATION, 'scores', 'together', 'people', 842_000],
  ['look-ups in the first minute', NATION, 'scores', 'together', 'actsPerSecond', 4_200],
  ['a province: requests of the opening minute', PROVINCE, 'opening', 'together', 'requestsPerSecond', 540],
  ['a province: requests ten minutes later', PROVINCE, 'opening', 'together', 'laterPerSecond', 1_800],
  ['a province: requests at the deadline', PROVINCE, 'deadline', 'together', 'requestsPerSecond', 190],
  ['a province: tickets in the first minute', PROVINCE, 'tickets', 'together', 'actsPerSecond', 16],
  ['a province: look-ups in the first minute', PROVINCE, 'scores', 'together', 'actsPerSecond', 290],
];

describe('the load model gives the figures it was published with', () => {
  test.each(FIGURES)('%s', (_, candidates, moment, opening, what, figure) => {
    const value = demandOf(moment, candidates, opening)[what] ?? Number.NaN;
    expect(Math.abs(value / figure - 1)).toBeLessThan(WITHIN);
  });
});

test('machines are counted for two exams that fall together, one at least, and not at all when nothing was held', () => {
  expect([machinesFor(540, 540), machinesFor(540, 900), machinesFor(10, 900), machinesFor(540, 0)]).toEqual([2, 1, 1, undefined]);
});
