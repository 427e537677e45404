import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExamDayKind } from '#contracts/exam-day.ts';
import { compareMarks, REPORTS, type Expected } from './compare-marks.ts';
import { noMarks, placeOf, SUBJECTS } from './places.ts';

const [ZHANG, AYI, WANG] = ['27034370100101', '27034370100102', '27034370100103'];
/** 张伟 and 王晓[沛] sit subjects 1 to 3, 阿依古丽·买买提 1 and 4; subject 3 has no paper. */
const KINDS: Expected['kinds'] = [{ mask: 0b1110, fullTenths: [undefined, 1000, 1300] }, { mask: 0b10010, fullTenths: [undefined, 1000, 1300, undefined, 1600] }];
const roll = { [ZHANG]: 0, [AYI]: 1, [WANG]: 0 };

type Known = { reported?: Record<string, ExamDayKind>; loaded?: Record<string, number> };
/** `reported` and `loaded` by number and subject, joined by a colon. */
function expecting({ reported = {}, loaded = {} }: Known = {}): Expected {
  const people = new Map(Object.keys(roll).map((number, person) => [number, person]));
  const at = (key: string) => { const [number = '', subject = ''] = key.split(':'); return placeOf(people.get(number) ?? -1, Number(subject)); };
  const marks = Object.entries(loaded).length === 0 ? noMarks(0) : noMarks(people.size * SUBJECTS);
  for (const [key, mark] of Object.entries(loaded)) marks[at(key)] = mark;
  const reports = new Uint8Array(people.size * SUBJECTS);
  for (const [key, kind] of Object.entries(reported)) reports[at(key)] = REPORTS[kind];
  return { people, kinds: KINDS, kindOf: Object.values(roll), reported: reports, loaded: marks };
}

type Mark = { number: string; subject: number; mark: number | null };
function faultsIn(marks: readonly Mark[], known: Known = {}): string[][] {
  const comparing = compareMarks(expecting(known));
  for (const { number, subject } of marks) { const person = comparing.personOf(number); if (person !== undefined) comparing.see(person, subject); }
  return marks.map(({ number, subject, mark }) => comparing.faultsOf(number, comparing.personOf(number), subject, mark).map((f) => `${f.kind} ${f.value}`));
}

describe('a mark of a file is compared with what it must agree with', () => {
  const of = (subject: number, mark: number | null, number = ZHANG): Mark => ({ number, subject, mark });
  test.each<[string, Mark[], Known, string[][]]>([
    ['a sound mark', [of(1, 1000), of(2, 0)], {}, [[], []]],
    ['a number nobody holds', [of(1, 600, '99999999999999')], {}, [['unknown_ticket 99999999999999']]],
    ['a subject the examinee does not sit', [of(4, 600)], {}, [['subject_not_sat 4']]],
    ['a subject without a paper', [of(3, 600)], {}, [['subject_not_sat 3']]],
    ['a tenth beyond the full mark', [of(1, 1001)], {}, [['beyond_full_mark 100.1 / 100.0']]],
    ['twice, wherever they stand', [of(1, 600), of(2, 600), of(1, null)], {}, [['duplicate 600'], [], ['duplicate ']]],
    ['the same subject of two people', [of(1, 600), of(1, 600, AYI)], {}, [[], []]],
    ['absent and yet a mark', [of(1, 600)], { reported: { [`${ZHANG}:1`]: 'absent' } }, [['contradicts_exam_day absent']]],
    ['absent is −1', [of(1, -1)], { reported: { [`${ZHANG}:1`]: 'absent' } }, [[]]],
    ['absent is no breach', [of(1, -2)], { reported: { [`${ZHANG}:1`]: 'absent' } }, [['contradicts_exam_day absent']]],
    ['a breach is −2 or −4', [of(1, -2), of(2, -4)], { reported: { [`${ZHANG}:1`]: 'violation', [`${ZHANG}:2`]: 'violation' } }, [[], []]],
    ['a breach is not −1', [of(1, -1)], { reported: { [`${ZHANG}:1`]: 'violation' } }, [['contradicts_exam_day violation']]],
    ['a cell that is no mark contradicts nobody', [of(1, null)], { reported: { [`${ZHANG}:1`]: 'absent' } }, [[]]],
    ['loaded before', [of(1, 600)], { loaded: { [`${ZHANG}:1`]: -1 } }, [['already_loaded -1']]],
    ['everything at once', [of(1, 1001), of(1, 1001)], { reported: { [`${ZHANG}:1`]: 'absent' }, loaded: { [`${ZHANG}:1`]: 5 } }, Array(2).fill(['duplicate 1001', 'beyond_full_mark 100.1 / 100.0', 'contradicts_exam_day absent', 'already_loaded 5'])],
  ])('%s', (_, marks, known, faults) => {
    expect(faultsIn(marks, known)).toEqual(faults);
  });

  test('what somebody sits and neither the file nor an earlier one brought is missing', () => {
    const comparing = compareMarks(expecting({ loaded: { [`${ZHANG}:2`]: 800 } }));
    comparing.see(0, 1);
    expect([0, 1, 2].map((person) => comparing.missingOf(person))).toEqual([[3], [1, 4], [1, 2, 3]]);
  });
});

/** The same rule said plainly, over rows. */
function plainly(marks: readonly Mark[], { reported = {}, loaded = {} }: Known): { faults: string[][]; missing: string[] } {
  const sits = (number: string) => Object.entries(roll).filter(([n]) => n === number).map(([, kind]) => [...(kind === 0 ? [1, 2, 3] : [1, 4])])[0];
  const papers: Record<string, number> = { 1: 1000, 2: 1300, 4: 1600 };
  const faults = marks.map(({ number, subject, mark }) => {
    const subjects = sits(number);
    const key = `${number}:${String(subject)}`;
    if (!subjects) return [`unknown_ticket ${number}`];
    const full = subjects.includes(subject) ? papers[subject] : undefined;
    const expectedCodes = { absent: [-1], violation: [-2, -4] };
    const report = reported[key];
    return [
      ...(marks.filter((m) => m.number === number && m.subject === subject).length > 1 ? [`duplicate ${mark === null ? '' : String(mark)}`] : []),
      ...(full === undefined ? [`subject_not_sat ${String(subject)}`] : mark !== null && mark > full ? [`beyond_full_mark ${(mark / 10).toFixed(1)} / ${(full / 10).toFixed(1)}`] : []),
      ...(report && mark !== null && !expectedCodes[report].includes(mark) ? [`contradicts_exam_day ${report}`] : []),
      ...(loaded[key] === undefined ? [] : [`already_loaded ${String(loaded[key])}`]),
    ];
  });
  const missing = Object.keys(roll).flatMap((number) => (sits(number) ?? []).filter((s) => !marks.some((m) => m.number === number && m.subject === s) && loaded[`${number}:${String(s)}`] === undefined).map((s) => `${number}:${String(s)}`));
  return { faults, missing };
}

test('whatever a file holds, the bits say what the rows say', () => {
  const number = fc.constantFrom(ZHANG, AYI, WANG, '27034370100999');
  const key = fc.tuple(fc.constantFrom(ZHANG, AYI, WANG), fc.integer({ min: 1, max: 5 })).map(([n, s]) => `${n}:${String(s)}`);
  const tenths = fc.constantFrom(-4, -2, -1, 0, 600, 1000, 1001, 1300, 1301, 1600, 1601);
  const mark = fc.record({ number, subject: fc.integer({ min: 1, max: 9 }), mark: fc.option(tenths) });
  fc.assert(fc.property(fc.array(mark, { maxLength: 14 }), fc.dictionary(key, fc.constantFrom<ExamDayKind>('absent', 'violation')), fc.dictionary(key, tenths), (marks, reported, loaded) => {
    const plain = plainly(marks, { reported, loaded });
    expect(faultsIn(marks, { reported, loaded })).toEqual(plain.faults);
    const comparing = compareMarks(expecting({ reported, loaded }));
    for (const m of marks) { const person = comparing.personOf(m.number); if (person !== undefined) comparing.see(person, m.subject); }
    expect(Object.keys(roll).flatMap((n, person) => comparing.missingOf(person).map((s) => `${n}:${String(s)}`))).toEqual(plain.missing);
  }), { numRuns: 1_000 });
});
