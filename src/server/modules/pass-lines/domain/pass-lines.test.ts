import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PassLine } from '#contracts/pass-lines.ts';
import { refusalsToLines } from './line-rules.ts';
import { passMarkOf } from './pass-mark.ts';

const line = (over: Partial<PassLine> = {}): PassLine => ({ level: '04', specialty: null, subject: '1', provinces: null, mark: 60, ...over });
const sat = { level: '04', specialty: '01', subject: '1', province: '37' };

describe('the mark that passes', () => {
  test.each<[string, PassLine[], number]>([
    ['the ordinary one where nothing is said', [], 60],
    ['the national line', [line({ mark: 55 })], 55],
    ['a province of its own (西部线), whatever the order', [line({ provinces: ['37', '54'], mark: 50 }), line({ mark: 55 })], 50],
    ['not that of another province', [line({ provinces: ['54'], mark: 50 }), line({ mark: 55 })], 55],
    ['the specialty before all specialties', [line({ mark: 55 }), line({ specialty: '01', mark: 52 })], 52],
    ['not that of another specialty', [line({ specialty: '02', mark: 52 })], 60],
    ['the province before the specialty', [line({ specialty: '01', mark: 52 }), line({ provinces: ['37'], mark: 51 })], 51],
    ['not that of another subject or level', [line({ subject: '2', mark: 40 }), line({ level: '03', mark: 41 })], 60],
  ])('is %s', (_what, lines, mark) => {
    expect(passMarkOf(lines, sat, 60)).toBe(mark);
  });

  test('does not depend on the order of lines that say different things', () => {
    const lines = [line({ mark: 55 }), line({ specialty: '01', mark: 54 }), line({ provinces: ['37'], mark: 53 }), line({ specialty: '01', provinces: ['37'], mark: 52 })];
    fc.assert(fc.property(fc.shuffledSubarray(lines, { minLength: 4 }), (shuffled) => passMarkOf(shuffled, sat, 60) === 52));
  });
});

describe('a set of lines', () => {
  const known = {
    subjects: [{ level: '04', specialty: '01', subject: '1', fullMark: 100 }, { level: '04', specialty: '02', subject: '1', fullMark: 120 }],
    provinces: [{ code: '37', name: { zh: '山东省', en: 'Shandong' } }, { code: '54', name: { zh: '西藏自治区', en: 'Tibet' } }],
  };
  const codes = (lines: PassLine[]) => refusalsToLines(lines, known).map((r) => `${r.path ?? ''} ${r.code}`);

  test('that is right has no faults', () => {
    expect(codes([line({ mark: 100 }), line({ specialty: '02', mark: 120 }), line({ provinces: ['54'], mark: 45.5 })])).toEqual([]);
  });

  test('tells every fault at its place', () => {
    expect(codes([
      line({ mark: 100.5 }), line({ subject: '9' }), line({ specialty: '03' }), line({ provinces: ['37'], mark: 50 }), line({ provinces: ['54', '37'], mark: 40 }), line(),
    ])).toEqual([
      'lines.0.mark pass_line.above_full_mark', 'lines.1.mark pass_line.subject_unknown', 'lines.2.mark pass_line.subject_unknown',
      'lines.4.provinces pass_line.twice', 'lines.5.provinces pass_line.twice',
    ]);
    expect(refusalsToLines([line({ provinces: ['37'] }), line({ provinces: ['54', '37'] })], known)[0]).toMatchObject({ params: { place: '山东省', placeEn: 'Shandong' } });
  });
});
