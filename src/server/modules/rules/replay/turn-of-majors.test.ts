import { describe, expect, it } from 'vitest';
import { MajorTable } from '#contracts/majors.ts';
import { turnOfMajors } from './turn-of-majors.ts';

const columns = [{ key: 'current', name: { zh: '现行目录', en: 'current' }, graduatedFrom: '202001' }, { key: 'earlier', name: { zh: '以前', en: 'earlier' }, graduatedFrom: null }];
const table = (names: [string, 'core' | 'related'][]) => MajorTable.parse({
  version: 'construction-2027', title: { zh: '对照表', en: 'Table' }, complete: true, examCodes: ['034'], educationLevel: 'any', appliesFrom: 2027, appliesTo: null, columns, otherCategory: { zh: '其他', en: 'other' },
  majors: names.map(([zh, category], n) => ({ code: `08100${String(n + 1)}`, name: { zh, en: zh }, classZh: '土木类', category, rows: [{ names: {} }] })),
});
const stated = (major: string, degree: string | null = null) => ({ education: { major, month: '202006', level: 'bachelor' }, degree: degree === null ? null : { major: degree, month: '202006', level: 'bachelor' }, declared: null });
const small = [table([['土木工程', 'core']])];
const wide = [table([['土木工程', 'core'], ['艺术设计', 'related']])];

describe('a changed table', () => {
  it('turns who it names anew, and who it names no more', () => {
    expect(turnOfMajors([], small, wide, stated('艺术设计'))).toMatchObject({ met: true, why: [{ zh: '学历专业“艺术设计”：现行未列入，新表为相近专业（081002 艺术设计）' }] });
    expect(turnOfMajors([], wide, small, stated('艺术设计'))).toMatchObject({ met: false, why: [{ zh: expect.stringContaining('新表未列入') as string }] });
  });

  it('leaves who it does not concern, who matches by the degree all the same, and who goes by no table', () => {
    expect(turnOfMajors([], small, wide, stated('土木工程'))).toBeUndefined();
    expect(turnOfMajors([], wide, small, stated('艺术设计', '土木工程'))).toBeUndefined();
    expect(turnOfMajors([], [], [], stated('艺术设计'))).toBeUndefined();
    expect(turnOfMajors([], small, [], stated('艺术设计'))).toMatchObject({ met: true, why: [{ zh: expect.stringContaining('新表没有对照表') as string }] });
  });
});
