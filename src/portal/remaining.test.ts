import { expect, test } from 'vitest';
import { remaining } from './remaining.ts';

const words = { days: '{d} 天 {h} 小时', hours: '{h} 小时 {m} 分', minutes: '{m} 分钟', passed: '已截止' };
const minute = 60_000;

test.each([
  [26 * 60 * minute, '1 天 2 小时'],
  [24 * 60 * minute, '1 天 0 小时'],
  [24 * 60 * minute - 1, '23 小时 59 分'],
  [60 * minute, '1 小时 0 分'],
  [59 * minute + 59_999, '59 分钟'],
  [1, '1 分钟'],
  [0, '已截止'],
  [-5 * minute, '已截止'],
])('%d ms left reads %s', (ms, text) => {
  expect(remaining(ms, words)).toBe(text);
});
