import { expect, test } from 'vitest';
import { dayWords, momentWords, monthWords } from './day-words.ts';

const NOW = Date.parse('2026-11-29T10:00:00+08:00');

test.each([
  ['2026-12-07', '12月7日周一', 'Mon 7 Dec'], ['2027-02-28', '2027年2月28日周日', 'Sun 28 Feb 2027'],
])('%s is said as people say it', (day, zh, en) => { expect([dayWords(day, 'zh', NOW), dayWords(day, 'en', NOW)]).toEqual([zh, en]); });

test('a window that closes at midnight closes at 24:00 of the day before', () => {
  expect(momentWords(Date.parse('2026-12-08T00:00:00+08:00'), 'zh', NOW)).toBe('12月7日周一 24:00');
  expect(momentWords(Date.parse('2026-12-07T17:00:00+08:00'), 'en', NOW)).toBe('Mon 7 Dec 17:00');
});

test('a month', () => { expect([monthWords('2026-12', 'zh'), monthWords('2026-12', 'en')]).toEqual(['2026年12月', 'December 2026']); });
