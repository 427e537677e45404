import { expect, test } from 'vitest';
import { layoutOf } from './headings.ts';

test.each([
  [['准考证号', '科目', '成绩'], { kind: 'long', ticket: 0, subject: 1, mark: 2 }],
  [['序号', '准 考 证 号', '姓名', '科目代码', '分数'], { kind: 'long', ticket: 1, subject: 3, mark: 4 }],
  [['Ticket number', 'Subject', 'Mark'], { kind: 'long', ticket: 0, subject: 1, mark: 2 }],
  [['准考证号', '科目1', '科目２'], { kind: 'wide', ticket: 0, subjects: [{ column: 1, subject: 1 }, { column: 2, subject: 2 }] }],
  [['姓名', '准考证号', '科目1成绩', '科目4成绩'], { kind: 'wide', ticket: 1, subjects: [{ column: 2, subject: 1 }, { column: 3, subject: 4 }] }],
])('%j is understood', (headings, layout) => {
  expect(layoutOf(headings)).toEqual(layout);
});

test.each([[['姓名', '成绩']], [['准考证号', '姓名']], [['准考证号', '科目1', '科目1']], [['准考证号', '准考证号', '科目', '成绩']], [[]]])('%j is not', (headings) => {
  expect(layoutOf(headings)).toBeUndefined();
});
