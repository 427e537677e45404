import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { AccountId } from '#contracts/ids.ts';
import { idOfWords, newId } from './ids.ts';

test('ten thousand ids are valid UUIDs of version 7, all different, in the order they were made', () => {
  const ids = Array.from({ length: 10_000 }, () => newId<AccountId>());
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  for (const id of ids) expect(z.uuidv7().safeParse(id).success).toBe(true);
  expect(AccountId.parse(ids[0])).toBe(ids[0]);
});

test('the first 48 bits are the moment it was made', () => {
  const before = Date.now();
  const made = Number.parseInt(newId().replaceAll('-', '').slice(0, 12), 16);
  expect(made).toBeGreaterThanOrEqual(before);
  expect(made).toBeLessThan(before + 1000);
});

test('a clock that steps back does not break the order', () => {
  const later = newId();
  vi.useFakeTimers({ now: Date.now() - 60_000 });
  const earlierByTheClock = newId();
  vi.useRealTimers();
  expect(earlierByTheClock > later).toBe(true);
});

test('the same words have the same id, words drawn elsewhere apart another', () => {
  expect(z.uuid({ version: 'v8' }).safeParse(idOfWords(['张伟', 'a'])).success).toBe(true);
  expect(idOfWords(['张伟', 'a'])).toBe(idOfWords(['张伟', 'a']));
  expect(new Set([['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', '']].map(idOfWords)).size).toBe(4);
});
