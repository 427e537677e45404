import { expect, test } from 'vitest';
import { BlobId } from '#contracts/ids.ts';
import { litterOn, LITTER_DAYS, putAt } from './sweep-files.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-29T02:00:00Z');
/** A file put so many days ago. */
const file = (daysAgo: number, n = 0) => BlobId.parse(`${(NOW - daysAgo * DAY).toString(16).padStart(12, '0').replace(/^(.{8})/, '$1-')}-7000-8000-${String(n).padStart(12, '0')}`);

test('an id says when it was put', () => expect(putAt(file(3))).toBe(NOW - 3 * DAY));

test('litter has no row and is a week old; what is younger may still get its row', () => {
  const [young, kept, litter] = [file(LITTER_DAYS - 1, 1), file(30, 2), file(30, 3)];
  expect(litterOn([young, kept, litter], new Set([kept]), NOW)).toEqual([litter]);
  expect(litterOn([], new Set(), NOW)).toEqual([]);
});

test('a store whose files no row names is another database’s: nothing is removed', () => {
  const page = Array.from({ length: 400 }, (_, n) => file(30, n));
  expect(() => litterOn(page, new Set(), NOW)).toThrow('is this the database they belong to');
  expect(litterOn(page, new Set(page.slice(40)), NOW)).toHaveLength(40);
  expect(() => litterOn(page, new Set(page.slice(101)), NOW)).toThrow();
});
