import type { QuestionState } from '#contracts/major-questions.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';

/** Somebody who reads or answers questions about majors. */
export type QuestionOfficer = { staffId: string; jurisdiction: Jurisdiction; mayAnswer: boolean };
type Question = { state: QuestionState; askedById: string };

/** Every reason why this officer cannot answer (答复请示): the province or the nation does, never who asked. */
export function refusalsToAnswer(by: QuestionOfficer, q: Question): Refusal[] {
  const no: Refusal[] = [];
  if (!by.mayAnswer || (by.jurisdiction.kind !== 'province' && by.jurisdiction.kind !== 'nation')) no.push(refuse('major.question_for_province'));
  if (q.askedById === by.staffId) no.push(refuse('major.question_own'));
  if (q.state !== 'open') no.push(refuse('major.question_closed'));
  return no;
}

/** Every reason why this officer cannot withdraw a question (撤回请示): who asked does, while nobody has answered. */
export function refusalsToWithdraw(by: QuestionOfficer, q: Question): Refusal[] {
  const no: Refusal[] = [];
  if (q.askedById !== by.staffId) no.push(refuse('major.question_not_yours'));
  if (q.state !== 'open') no.push(refuse('major.question_closed'));
  return no;
}
