import { expect, test } from 'vitest';
import type { MajorLineContent } from '#contracts/major-versions.ts';
import { carryOver } from './carry-over.ts';

const line = (changes: Partial<MajorLineContent>): MajorLineContent => ({ code: '081001', nameZh: '土木工程', nameEn: '', classZh: '土木类', category: 'core', names: {}, restored: false, note: null, ...changes });
const there = [line({ nameEn: 'Civil Engineering', names: { name2012: ['土木工程'] }, restored: true, note: '印本缺页' })];

test('what a file has no column for stays as it was; what it says counts, also where it says nothing', () => {
  const same = line({ names: { name2012: ['土木工程'] } });
  expect(carryOver([same], there, ['code', 'nameZh'])).toEqual(there);
  expect(carryOver([same], there, ['code', 'nameZh', 'nameEn', 'note'])).toEqual([{ ...same, restored: true }]);
  expect(carryOver([line({ names: { name2012: ['建筑工程'] } })], there, [])).toEqual([line({ nameEn: 'Civil Engineering', names: { name2012: ['建筑工程'] } })]);
  expect(carryOver([line({ nameZh: '采矿工程' })], there, [])).toEqual([line({ nameZh: '采矿工程' })]);
});
