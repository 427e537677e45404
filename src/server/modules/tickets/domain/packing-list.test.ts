import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packingList } from './packing-list.ts';

const half = (label: string, ...papers: [string, number, number, number][]) => ({ label, papers: papers.map(([name, count, spare, bags]) => ({ name, count, spare, bags })) });

test('counts each paper over the rooms, with spare copies in the rooms and at the office', () => {
  const rooms = [{ number: 1, halves: [half('2027-09-11 上午', ['建设工程经济', 30, 1, 1])] }, { number: 2, halves: [half('2027-09-11 上午', ['建设工程经济', 17, 1, 1]), half('2027-09-12 下午', ['专业工程管理与实务', 12, 1, 1])] }];
  expect(packingList(rooms, { centrePercent: 3 }).slice(1)).toEqual([['2027-09-11 上午', '建设工程经济', '2', '47', '2', '2', '51', '2', '1'], ['2027-09-12 下午', '专业工程管理与实务', '1', '12', '1', '1', '14', '1', '1']]);
  expect(packingList(rooms, { centrePercent: 0 })[1]?.slice(5)).toEqual(['0', '49', '2', '0']);
});

test('nobody is left without a copy, whatever the rooms', () => {
  const rooms = fc.array(fc.record({ number: fc.integer({ min: 1, max: 99 }), halves: fc.array(fc.record({ label: fc.constantFrom('上午', '下午'), papers: fc.array(fc.record({ name: fc.constantFrom('综合', '实务'), count: fc.integer({ min: 0, max: 30 }), spare: fc.integer({ min: 0, max: 3 }), bags: fc.constant(1) })) })) }));
  fc.assert(fc.property(rooms, fc.integer({ min: 0, max: 30 }), (all, centrePercent) => {
    const people = all.flatMap((r) => r.halves.flatMap((h) => h.papers)).reduce((n, p) => n + p.count, 0);
    expect(packingList(all, { centrePercent }).slice(1).reduce((n, row) => n + Number(row[3]), 0)).toBe(people);
    for (const row of packingList(all, { centrePercent }).slice(1)) expect(Number(row[6])).toBe(Number(row[3]) + Number(row[4]) + Number(row[5]));
  }));
});
