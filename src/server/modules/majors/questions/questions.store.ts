import type { Selectable } from 'kysely';
import { CountsAs, MajorOf } from '#contracts/major-precedents.ts';
import { QuestionState } from '#contracts/major-questions.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { MajorQuestion as Row } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { questionsWithin } from './questions.scope.ts';

export type Question = {
  id: string; applicationId: string; of: MajorOf; examCode: string; examYear: number; plainMajor: string; stated: string; province: string; reviewPointId: string; question: string; state: QuestionState;
  askedById: string; askedByName: string; askedAt: number; countsAs: CountsAs | null; answer: string | null; closedByName: string | null; closedAt: number | null;
};
type NewQuestion = Omit<Question, 'state' | 'countsAs' | 'answer' | 'closedByName' | 'closedAt'>;
type By = { staffId: string; name: string };

/** Keeps a question; false when the case already asks about this major. */
export async function insertQuestion(tx: Tx, q: NewQuestion): Promise<boolean> {
  const made = await tx.insertInto('major_question').values({
    question_id: q.id, application_id: q.applicationId, major_of: q.of, exam_code: q.examCode, exam_year: q.examYear, plain_major: q.plainMajor, stated: q.stated, province_code: q.province, review_point_id: q.reviewPointId,
    question: q.question, state: 'open', asked_by_id: q.askedById, asked_by_name: q.askedByName, asked_at: new Date(q.askedAt),
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** Closes an open question with an answer, or without one; false when somebody did so meanwhile. */
export async function closeQuestion(tx: Tx, id: string, by: By, said: { countsAs: CountsAs; answer: string } | null, now: number): Promise<boolean> {
  const done = await tx.updateTable('major_question').set({ state: said ? 'answered' : 'withdrawn', counts_as: said?.countsAs ?? null, answer: said?.answer ?? null, closed_by_id: by.staffId, closed_by_name: by.name, closed_at: new Date(now) })
    .where('question_id', '=', id).where('state', '=', 'open').executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** A question within a jurisdiction, held until the transaction ends. */
export async function lockQuestionWithin(tx: Tx, j: Jurisdiction, id: string): Promise<Question | undefined> {
  const row = await tx.selectFrom('major_question').selectAll().where('question_id', '=', id).where(questionsWithin(j)).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** How many questions there are within a jurisdiction. */
export async function countQuestions(tx: Tx, j: Jurisdiction, state: QuestionState | undefined): Promise<number> {
  const { count } = await tx.selectFrom('major_question').select((eb) => eb.fn.countAll<string>().as('count')).where(questionsWithin(j)).$if(state !== undefined, (q) => q.where('state', '=', state ?? '')).executeTakeFirstOrThrow();
  return Number(count);
}

/** A page of questions within a jurisdiction, in the order they were asked. */
export async function pageOfQuestions(tx: Tx, j: Jurisdiction, state: QuestionState | undefined, after: string | undefined, limit: number): Promise<Question[]> {
  let query = tx.selectFrom('major_question').selectAll().where(questionsWithin(j));
  if (state !== undefined) query = query.where('state', '=', state);
  // ids are of version 7: in the order of their making
  if (after !== undefined) query = query.where('question_id', '>', after);
  return (await query.orderBy('question_id').limit(limit).execute()).map(open);
}

/** What one case asked, oldest first. */
export async function listQuestionsOf(tx: Tx, applicationId: string): Promise<Question[]> {
  return (await tx.selectFrom('major_question').selectAll().where('application_id', '=', applicationId).orderBy('asked_at').orderBy('question_id').limit(50).execute()).map(open);
}

function open(r: Selectable<Row>): Question {
  return {
    id: r.question_id, applicationId: r.application_id, of: MajorOf.parse(r.major_of), examCode: r.exam_code, examYear: r.exam_year, plainMajor: r.plain_major, stated: r.stated, province: r.province_code, reviewPointId: r.review_point_id,
    question: r.question, state: QuestionState.parse(r.state), askedById: r.asked_by_id, askedByName: r.asked_by_name, askedAt: r.asked_at.getTime(), countsAs: r.counts_as === null ? null : CountsAs.parse(r.counts_as), answer: r.answer,
    closedByName: r.closed_by_name, closedAt: r.closed_at?.getTime() ?? null,
  };
}
