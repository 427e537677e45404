import type { Instant } from '#contracts/dates.ts';
import type { AskAboutMajor, AnswerAboutMajor } from '#contracts/major-questions.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { plainMajor } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { refusalsToAnswer, refusalsToWithdraw, type QuestionOfficer } from '../domain/question-acts.ts';
import { recordPrecedent, type PrecedentCase } from '../precedents/record-precedent.ts';
import { closeQuestion, insertQuestion, lockQuestionWithin } from './questions.store.ts';

export type Questioning = { tx: Tx; now: Instant; by: QuestionOfficer & { name: string } };

/** 请示专业如何认定: a reviewer who cannot decide asks the province; a case asks one thing about a major at a time. */
export async function askAboutMajor({ tx, now, by }: Questioning, from: PrecedentCase, { of, question }: AskAboutMajor): Promise<Result<{ id: string }>> {
  const id = newId();
  const kept = await insertQuestion(tx, {
    id, applicationId: from.applicationId, of, examCode: from.examCode, examYear: from.examYear, plainMajor: plainMajor(from.stated), stated: from.stated, province: from.province, reviewPointId: from.reviewPointId,
    question, askedById: by.staffId, askedByName: by.name, askedAt: now,
  });
  return kept ? ok({ id }) : refusedFor('major.question_asked');
}

/** 答复请示: the province or the nation says how the major counts; question and answer are kept, and the answer is a precedent from then on. */
export async function answerAboutMajor({ tx, now, by }: Questioning, id: string, { countsAs, answer }: AnswerAboutMajor): Promise<Result<{ applicationId: string }>> {
  const q = await lockQuestionWithin(tx, by.jurisdiction, id);
  if (!q) return refusedFor('major.question_not_found');
  const no = refusalsToAnswer(by, q);
  if (no.length > 0) return refused(no);
  if (!(await closeQuestion(tx, id, by, { countsAs, answer }, now))) return refusedFor('major.question_closed');
  const kept = await recordPrecedent(tx, by, q, { of: q.of, countsAs, reason: answer }, now);
  return kept.ok ? ok({ applicationId: q.applicationId }) : kept;
}

/** 撤回请示: by who asked, while nobody has answered. */
export async function withdrawQuestion({ tx, now, by }: Questioning, id: string): Promise<Result<{ applicationId: string }>> {
  const q = await lockQuestionWithin(tx, by.jurisdiction, id);
  if (!q) return refusedFor('major.question_not_found');
  const no = refusalsToWithdraw(by, q);
  if (no.length > 0) return refused(no);
  return (await closeQuestion(tx, id, by, null, now)) ? ok({ applicationId: q.applicationId }) : refusedFor('major.question_closed');
}
