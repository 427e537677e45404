import { expect, test } from 'vitest';
import { mergeEntries, standsOf, type KitEntry } from '#contracts/exam-kit-entries.ts';
import { failureOf } from '#server/kernel/failure.ts';
import { countRooms, marksFrom } from './marks-from.ts';
import { refusalsOfTime } from './result-time.ts';

const [ZHANG, OUYANG, WANG, STRANGER] = ['27034370100101', '27034370100102', '27034370100103', '27034370109999'] as const;
const expected = [{ ticket: ZHANG, room: 1, seat: 1, subjects: ['1'] }, { ticket: OUYANG, room: 1, seat: 2, subjects: ['1', '2'] }, { ticket: WANG, room: 2, seat: 1, subjects: ['1'] }];
const entry = (id: string, ticket: string, kind: KitEntry['kind'], note = ''): KitEntry => ({ id, ticket, kind, note, at: 1, undoes: '' });

test('an absence counts for each subject of the half-day, a breach outweighs it, a stranger is told and records nothing', () => {
  const stands = standsOf(mergeEntries([entry('甲/1', ZHANG, 'present'), entry('甲/2', OUYANG, 'absent')], [entry('乙/1', WANG, 'absent'), entry('乙/2', WANG, 'violation', '携带手机入场'), entry('乙/3', STRANGER, 'absent')]));
  const { marks, faults } = marksFrom(expected, stands);
  expect(marks).toEqual([
    { number: OUYANG, subject: '1', kind: 'absent', note: '' }, { number: OUYANG, subject: '2', kind: 'absent', note: '' }, { number: WANG, subject: '1', kind: 'violation', note: '携带手机入场' },
  ]);
  expect(faults).toEqual([{ ticket: STRANGER, refusal: expect.objectContaining({ code: 'exam_kit.off_roster' }) as unknown }]);
  expect(countRooms(expected, stands)).toEqual([{ number: 1, expected: 2, present: 1, absent: 1, unmarked: 0 }, { number: 2, expected: 1, present: 0, absent: 1, unmarked: 0 }]);
});

test('whoever one device saw is present: the contradiction is told, nobody is recorded absent', () => {
  const { marks, faults } = marksFrom(expected, standsOf(mergeEntries([entry('甲/1', ZHANG, 'absent')], [entry('乙/1', ZHANG, 'present')])));
  expect([marks, faults.map((f) => f.refusal.code)]).toEqual([[], ['exam_kit.disputed']]);
});

test('results are taken from the day itself to the end of the seventh day after it', () => {
  const at = (time: string) => refusalsOfTime('2027-09-11', Date.parse(`${time}+08:00`)).map((r) => r.code);
  expect([at('2027-09-10T23:59:59'), at('2027-09-11T00:00:00'), at('2027-09-18T23:59:59'), at('2027-09-19T00:00:00')]).toEqual([['exam_kit.results_early'], [], [], ['exam_kit.results_late']]);
});

test('what is kept of an error names nobody', () => {
  expect(failureOf(new Error('cannot read 张伟 370112199107252531 at /x\nstack'))).toBe('Error: cannot read … … at /x');
});
