import { describe, expect, test } from 'vitest';
import { addDays, daysToFetch, mayStandOn } from './bill-days.ts';

describe('which bills are fetched', () => {
  test('those of the ten days before today that are missing, the oldest first', () => {
    expect(daysToFetch('2026-08-12', new Set(['2026-08-05', '2026-08-11']), '2026-08-03', [])).toEqual(['2026-08-03', '2026-08-04', '2026-08-06', '2026-08-07', '2026-08-08', '2026-08-09', '2026-08-10']);
  });
  test('none from before the account was used', () => {
    expect(daysToFetch('2026-03-02', new Set(), '2026-02-28', [])).toEqual(['2026-02-28', '2026-03-01']);
  });
  test('of days money moved on also the older ones', () => {
    expect(daysToFetch('2026-08-12', new Set(['2026-06-02']), '2026-06-01', ['2026-06-01', '2026-06-02', '2026-08-11'])[0]).toBe('2026-06-01');
    expect(daysToFetch('2026-08-12', new Set(['2026-06-02']), '2026-06-01', ['2026-06-01', '2026-06-02', '2026-08-11'])).toHaveLength(11);
  });
  test.each([['2026-08-10', true], ['2026-08-09', true], ['2026-08-11', true], ['2026-08-08', false], ['2026-08-12', false]])('a movement of %s may stand on the bill of 2026-08-10: %s', (moved, may) => { expect(mayStandOn('2026-08-10', moved)).toBe(may); });
  test('days go over the ends of months and years', () => { expect([addDays('2026-12-31', 1), addDays('2028-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29']); });
});
