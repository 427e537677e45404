import { describe, expect, it } from 'vitest';
import type { QuestionState } from '#contracts/major-questions.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { refusalsToAnswer, refusalsToWithdraw } from './question-acts.ts';

const shandong: Jurisdiction = { kind: 'province', province: '37' };
const officer = (staffId: string, jurisdiction: Jurisdiction = shandong, mayAnswer = true) => ({ staffId, jurisdiction, mayAnswer });
const asked = (state: QuestionState = 'open') => ({ state, askedById: '赵磊' });
const codes = (no: { code: string }[]) => no.map((r) => r.code);

describe('a question about a major', () => {
  it.each<[string, ReturnType<typeof officer>, QuestionState, string[]]>([
    ['the province', officer('王琳'), 'open', []],
    ['the nation', officer('许静', { kind: 'nation' }), 'open', []],
    ['a place below the province', officer('孙敏', { kind: 'prefecture', prefecture: '3701' }), 'open', ['major.question_for_province']],
    ['a reviewer', officer('周敏', { kind: 'points', points: ['3701-01'] }, false), 'open', ['major.question_for_province']],
    ['who asked, of the province', officer('赵磊'), 'open', ['major.question_own']],
    ['the province, too late', officer('王琳'), 'answered', ['major.question_closed']],
    ['the province, after it was taken back', officer('王琳'), 'withdrawn', ['major.question_closed']],
  ])('is answered by %s: %j', (_, by, state, no) => { expect(codes(refusalsToAnswer(by, asked(state)))).toEqual(no); });

  it('is taken back by who asked, while it is open', () => {
    expect(codes(refusalsToWithdraw(officer('赵磊'), asked()))).toEqual([]);
    expect(codes(refusalsToWithdraw(officer('王琳'), asked()))).toEqual(['major.question_not_yours']);
    expect(codes(refusalsToWithdraw(officer('王琳'), asked('answered')))).toEqual(['major.question_not_yours', 'major.question_closed']);
  });
});
