import { expect, test } from 'vitest';
import { readExamDay, refusalsToRecord, type KnownExaminee } from './exam-day.ts';

const known: KnownExaminee = { subjects: ['1', '2'], recorded: { 2: 'absent' }, scored: [] };
const codes = (...of: Parameters<typeof refusalsToRecord>) => refusalsToRecord(...of).map((r) => r.code);

test('an entry is about somebody’s own subject, once, before a mark is loaded, and a breach says what happened', () => {
  expect(codes({ subject: '1', kind: 'absent', note: '' }, known)).toEqual([]);
  expect(codes({ subject: '2', kind: 'absent', note: '' }, known)).toEqual([]);
  expect(codes({ subject: '2', kind: 'violation', note: '携带手机入场' }, known)).toEqual(['exam_day.recorded']);
  expect(codes({ subject: '3', kind: 'violation', note: '' }, { ...known, scored: ['3'] })).toEqual(['exam_day.not_sat', 'exam_day.scored', 'exam_day.say_what']);
  expect(codes({ subject: '1', kind: 'absent', note: '' }, undefined)).toEqual(['score.ticket_not_found']);
});

test('a file is read with its faults at their cells, a repetition too', () => {
  const read = readExamDay(['2027年考务数据', '准考证号\t科目\t情况\t说明', '27034370100101\t1\t缺考\t', '２７０３４３７０１００１０２\t01\t违纪\t携带手机入场', '27034370100101\t1\t缺考\t', 'ABC\t九\t迟到\t', ''].join('\n'));
  expect(read?.lines.map((l) => [l.row, l.number, l.subject, l.kind, l.note])).toEqual([[3, '27034370100101', '1', 'absent', ''], [4, '27034370100102', '1', 'violation', '携带手机入场']]);
  expect(read?.faults.map((f) => `${String(f.row)}/${String(f.column)} ${f.refusal.code}`)).toEqual(['5/0 exam_day.twice', '6/0 score.ticket_not_found', '6/1 exam_day.not_sat', '6/2 exam_day.kind_unknown']);
  expect(readExamDay('甲\t乙\n1\t2')).toBeUndefined();
});
