import { expect, test } from 'vitest';
import type { PlaceTold } from '#contracts/rush.ts';
import { placeWords, roughly } from './place-words.ts';

const told: PlaceTold = { state: 'waiting', ahead: 1_234, seconds: 700, worse: null, drawUntil: null, again: 5 };

test.each<[Partial<PlaceTold>, string, string]>([
  [{}, '您前面约有 1,300 人', '预计约 15 分钟'], [{ ahead: 0, seconds: 2 }, '马上轮到您', '预计不到 1 分钟'], [{ ahead: 7, seconds: 61 }, '您前面约有 7 人', '预计约 2 分钟'],
  [{ seconds: 3 * 3_600 }, '您前面约有 1,300 人', '预计约 3.0 小时'], [{ ahead: null, seconds: null }, '已为您取号，正在计算您前面的人数。', ''],
])('%j', (more, main, time) => {
  expect(placeWords('zh', { ...told, ...more })).toMatchObject({ main, time });
});

test('what is worse than before is said with its reason, in both languages', () => {
  for (const lang of ['zh', 'en'] as const) {
    expect(placeWords(lang, { ...told, worse: 'slower' }).why).not.toBe('');
    for (const state of ['missed', 'used'] as const) expect(placeWords(lang, { ...told, state, ahead: null }).why).not.toBe('');
    expect(placeWords(lang, { ...told, state: 'drawing', drawUntil: Date.UTC(2026, 6, 8, 1, 1) }).time).toContain('09:01');
  }
});

test('a count is rounded up to two figures', () => {
  expect([0, 1, 9, 10, 99, 101, 1_201, 15_801].map(roughly)).toEqual([0, 1, 9, 10, 99, 110, 1_300, 16_000]);
});
