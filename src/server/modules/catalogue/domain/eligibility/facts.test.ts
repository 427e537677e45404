import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { MajorClass } from '#contracts/eligibility.ts';

import { attainmentOfDegree, attainmentOfEducation, attainmentRank } from './attainment.ts';
import { declaredAgainstTable, majorClassOf } from './major-class.ts';
import { yearsWorked } from './work-years.ts';

describe('years of work', () => {
  test('count to 31 December of the exam year', () => {
    expect(yearsWorked([{ from: '202207', to: null }], [], 2025)).toBe(3);
    expect(yearsWorked([{ from: '202301', to: null }], [], 2025)).toBe(3);
    expect(yearsWorked([{ from: '202302', to: null }], [], 2025)).toBe(2);
  });

  test('overlapping jobs count once, and full-time study does not count', () => {
    expect(yearsWorked([{ from: '201501', to: '201812' }, { from: '201701', to: '201912' }], [], 2026)).toBe(5);
    expect(yearsWorked([{ from: '201501', to: null }], [{ from: '201809', to: '202108' }], 2026)).toBe(9);
    expect(yearsWorked([{ from: '202001', to: '202612' }], [{ from: '201501', to: '203001' }], 2026)).toBe(0);
  });

  test('more jobs never mean fewer years, more study never more', () => {
    const month = fc.tuple(fc.integer({ min: 1995, max: 2026 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${String(y)}${String(m).padStart(2, '0')}`);
    const stretch = fc.tuple(month, month).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
    fc.assert(fc.property(fc.array(stretch, { maxLength: 5 }), stretch, stretch, (jobs, job, study) => {
      expect(yearsWorked([...jobs, job], [], 2026)).toBeGreaterThanOrEqual(yearsWorked(jobs, [], 2026));
      expect(yearsWorked(jobs, [study], 2026)).toBeLessThanOrEqual(yearsWorked(jobs, [], 2026));
    }));
  });
});

test('education and degrees stand on one ladder', () => {
  const order = [attainmentOfEducation('junior_middle'), attainmentOfEducation('technical_school'), attainmentOfEducation('secondary_specialised'), attainmentOfEducation('junior_college'), attainmentOfEducation('bachelor'), attainmentOfEducation('second_bachelor'), attainmentOfEducation('master'), attainmentOfEducation('doctorate')];
  expect(order.map(attainmentRank)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(attainmentOfEducation('postgraduate_class')).toBe('second_bachelor');
  expect([attainmentOfDegree('bachelor', null), attainmentOfDegree('bachelor', 'dual'), attainmentOfDegree('master', null), attainmentOfDegree('doctorate', null)]).toEqual(['bachelor', 'second_bachelor', 'master', 'doctor']);
});

describe('the class of a major', () => {
  const name = { zh: '类', en: 'class' };
  const classes = [MajorClass.parse({ code: 'engineering', name, categories: ['core', 'related'] }), MajorClass.parse({ code: 'other', name, categories: ['other'] })];

  test('is what is declared, else what the table says, else the widest', () => {
    expect(majorClassOf(classes, 'engineering', 'other')).toBe('engineering');
    expect(majorClassOf(classes, null, 'related')).toBe('engineering');
    expect(majorClassOf(classes, null, null)).toBe('other');
    expect(majorClassOf(classes, 'astrology', 'core')).toBe('engineering');
  });

  test('a declaration against the table is noticed, and only where a table applies', () => {
    expect(declaredAgainstTable(classes, 'engineering', 'core')).toBe(false);
    expect(declaredAgainstTable(classes, 'engineering', null)).toBe(true);
    expect(declaredAgainstTable([MajorClass.parse({ code: 'pharmacy', name })], 'pharmacy', null)).toBe(false);
  });
});
