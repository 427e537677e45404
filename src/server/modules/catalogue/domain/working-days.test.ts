import { describe, expect, test } from 'vitest';
import { holidaysOf } from '../editing/sittings/holidays.ts';
import { lastOfWorkingDays } from './working-days.ts';

const last = (from: string, days: number) => lastOfWorkingDays(from, days, holidaysOf());

describe('working days of a public notice (the day it begins is not counted)', () => {
  test.each([
    ['ten plain ones', '2026-11-09', 10, '2026-11-23', false],
    ['a weekend day worked counts: 10 October 2026', '2026-10-08', 2, '2026-10-10', false],
    ['National Day 2025, eight days off, 28 September worked', '2025-09-26', 4, '2025-10-09', false],
    ['Spring Festival 2026', '2026-02-13', 1, '2026-02-14', false],
    ['over the turn of the year, whose arrangement is not known yet', '2026-12-28', 5, '2027-01-05', true],
    ['2027 by the statutory days', '2027-09-30', 3, '2027-10-06', true],
  ])('%s', (_, from, days, day, provisional) => {
    expect(last(from, days)).toEqual({ day, provisional });
  });

  test('a year nobody knows is refused, not guessed', () => {
    expect(last('2028-12-25', 10)).toBeUndefined();
    expect(last('2024-12-31', 1)).toEqual({ day: '2025-01-02', provisional: false });
    expect(last('2024-06-03', 1)).toBeUndefined();
  });
});
