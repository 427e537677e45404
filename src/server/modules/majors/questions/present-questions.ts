import type { MajorQuestion } from '#contracts/major-questions.ts';
import { refusalText, type Lang, type Refusal } from '#contracts/refusals.ts';
import { findExam, findReviewPoint } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { refusalsToAnswer, refusalsToWithdraw, type QuestionOfficer } from '../domain/question-acts.ts';
import { listQuestionsOf, type Question } from './questions.store.ts';

/** Questions as somebody reads them, with what they may do about each. */
export async function presentQuestions(tx: Tx, rows: readonly Question[], by: QuestionOfficer, lang: Lang): Promise<MajorQuestion[]> {
  const why = (no: readonly Refusal[]) => no.map((r) => refusalText(r, lang)).join(lang === 'zh' ? '；' : '; ') || null;
  return Promise.all(rows.map(async (q): Promise<MajorQuestion> => ({
    id: q.id, applicationId: q.applicationId, of: q.of, stated: q.stated, examName: (await findExam(tx, q.examCode))?.name[lang] ?? q.examCode, place: (await findReviewPoint(tx, q.reviewPointId))?.name[lang] ?? q.reviewPointId,
    state: q.state, question: q.question, askedBy: q.askedByName, askedAt: q.askedAt, mine: q.askedById === by.staffId, countsAs: q.countsAs, answer: q.answer, closedBy: q.closedByName, closedAt: q.closedAt,
    closed: { answer: why(refusalsToAnswer(by, q)), withdraw: why(refusalsToWithdraw(by, q)) },
  })));
}

/** What one case asked and was told. */
export async function readQuestions(tx: Tx, applicationId: string, by: QuestionOfficer, lang: Lang): Promise<MajorQuestion[]> {
  return presentQuestions(tx, await listQuestionsOf(tx, applicationId), by, lang);
}
