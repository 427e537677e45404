import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdOn, recordPeriod, type RecordedBreach } from './record-period.ts';

const serious = (decidedOn: string, closedOn: string | null = null): RecordedBreach => ({ kind: 'serious', decidedOn, closedOn });
const grave = (decidedOn: string, closedOn: string | null = null): RecordedBreach => ({ kind: 'especially_serious', decidedOn, closedOn });

describe('the record period', () => {
  test.each([
    ['2021-11-16', '2026-11-15'],
    ['2020-03-01', '2025-02-28'],
    ['2020-02-29', '2025-02-28'],
    ['2019-01-01', '2023-12-31'],
    ['2023-03-01', '2028-02-29'],
  ])('of a serious breach decided on %s ends on %s', (decidedOn, until) => {
    expect(recordPeriod('serious', decidedOn)).toEqual({ from: decidedOn, until });
  });

  test('of an especially serious one has no end', () => {
    expect(recordPeriod('especially_serious', '2018-06-20')).toEqual({ from: '2018-06-20', until: null });
  });
});

describe('the hold on a day', () => {
  test.each([
    ['the day before the decision', '2021-11-15', undefined],
    ['the day of the decision', '2021-11-16', { kind: 'serious', until: '2026-11-15' }],
    ['the last day', '2026-11-15', { kind: 'serious', until: '2026-11-15' }],
    ['the day after', '2026-11-16', undefined],
  ])('%s', (_, day, hold) => {
    expect(holdOn([serious('2021-11-16')], day)).toEqual(hold);
  });

  test('nobody without records is held', () => {
    expect(holdOn([], '2026-01-01')).toBeUndefined();
  });

  test('of several records the longest counts, a long-term one above all', () => {
    expect(holdOn([serious('2022-05-01'), serious('2024-05-01')], '2026-01-01')).toEqual({ kind: 'serious', until: '2029-04-30' });
    expect(holdOn([serious('2024-05-01'), grave('2017-09-01')], '2026-01-01')).toEqual({ kind: 'especially_serious', until: null });
  });

  test('a revoked decision no longer counts from that day on', () => {
    expect(holdOn([grave('2020-01-10', '2021-01-10')], '2021-01-09')).toEqual({ kind: 'especially_serious', until: null });
    expect(holdOn([grave('2020-01-10', '2021-01-10')], '2021-01-10')).toBeUndefined();
  });

  test('a five-year record counts on 1826 or 1827 days', () => {
    const day = fc.integer({ min: Date.UTC(2011, 0, 1) / 86_400_000, max: Date.UTC(2090, 0, 1) / 86_400_000 });
    const iso = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(day, (n) => {
        const { until } = recordPeriod('serious', iso(n));
        expect([1826, 1827]).toContain(Date.parse(until ?? '') / 86_400_000 - n + 1);
      }),
    );
  });
});
