import { describe, expect, test } from 'vitest';
import type { ProvinceWindows } from '#contracts/catalogue.ts';
import { closesAt, refusalsToClose, underWayUntil, type ClosingFacts, type UnderWay } from './closing-rules.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const period = (from: string, to: string) => ({ opensAt: at(from), closesAt: at(to) });
const apply = period('2026-08-01T09:00', '2026-08-10T17:00');
const windows = (more: Partial<ProvinceWindows>): ProvinceWindows => ({ apply, confirm: apply, review: apply, pay: apply, ticket: null, score: null, recheck: null, ...more });
const app = (more: Partial<UnderWay>): UnderWay => ({ exam: { zh: '一级建造师', en: 'Constructor' }, windows: windows({}), examOn: ['2026-09-13', '2026-09-12'], paid: true, ...more });
const nothing: ClosingFacts = { underWay: [], openRefunds: 0, waitingCases: 0, matters: 0 };
const codes = (f: Partial<ClosingFacts>, now = '2026-10-01T00:00') => refusalsToClose({ ...nothing, ...f }, at(now)).map((r) => r.code);

describe('what keeps an account open', () => {
  test('a paid application until its results can no longer be re-checked, an unpaid one until the exam is over', () => {
    expect(underWayUntil(app({ windows: windows({ recheck: period('2026-12-01T09:00', '2026-12-31T17:00') }) }))).toBe(at('2026-12-31T17:00'));
    expect(underWayUntil(app({ windows: windows({ score: period('2026-12-01T09:00', '2027-12-01T09:00') }) }))).toBe(at('2026-12-31T09:00'));
    expect(underWayUntil(app({}))).toBe(at('2027-03-13T00:00'));
    expect(underWayUntil(app({ paid: false }))).toBe(at('2026-09-14T00:00'));
  });

  test('all reasons come together, and the instant of the end lies outside', () => {
    expect(codes({ underWay: [app({})], openRefunds: 1, waitingCases: 2, matters: 1 })).toEqual(['own_data.closing_live', 'own_data.closing_refund', 'own_data.closing_case', 'own_data.closing_matter']);
    expect(codes({ underWay: [app({ paid: false })] }, '2026-09-13T23:59')).toEqual(['own_data.closing_live']);
    expect(codes({ underWay: [app({ paid: false })] }, '2026-09-14T00:00')).toEqual([]);
    expect(codes({})).toEqual([]);
  });

  test('it waits for seven days', () => {
    expect(closesAt(at('2026-10-01T10:00'))).toBe(at('2026-10-08T10:00'));
  });
});
