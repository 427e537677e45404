import { z } from 'zod';
import { AnswerAboutMajor, MajorQuestions, QuestionFilter } from '#contracts/major-questions.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint, type StaffActor } from '#server/platform/http/endpoint.ts';
import { answerAboutMajor, type Questioning, withdrawQuestion } from './ask-about-major.ts';
import { presentQuestions } from './present-questions.ts';
import { pageOfQuestions } from './questions.store.ts';

const One = z.object({ questionId: z.uuid() });
const About = z.object({ applicationId: z.string() });
const PAGE = 50;

/** Who asks and answers questions about majors. */
export function questionOfficer(actor: StaffActor): Questioning['by'] {
  return { staffId: actor.staffId, name: actor.name, jurisdiction: actor.jurisdiction, mayAnswer: actor.permissions.includes('review.manage') };
}

const list = defineEndpoint({
  method: 'GET', path: '/api/staff/major-questions', summary: '专业认定请示', access: { staff: 'review.see' }, audit: 'review.list_major_questions', limit: 'read', query: QuestionFilter.extend({ after: z.uuid().optional() }), output: MajorQuestions,
  handle: async ({ tx, actor, visitor, note }, { query }) => {
    const found = await pageOfQuestions(tx, actor.jurisdiction, query.state, query.after, PAGE + 1);
    const shown = found.slice(0, PAGE);
    note({ subject: 'major-questions', after: { shown: shown.map((q) => q.id) } });
    return ok({ questions: await presentQuestions(tx, shown, questionOfficer(actor), visitor.lang), next: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null });
  },
});

const answer = defineEndpoint({
  method: 'POST', path: '/api/staff/major-questions/:questionId/answer', summary: '答复专业认定请示（记为审核先例）', access: { staff: 'review.manage' }, audit: 'review.answer_major_question', limit: 'write', params: One, body: AnswerAboutMajor, output: About,
  handle: async (ctx, { params, body }) => {
    const done = await answerAboutMajor({ tx: ctx.tx, now: ctx.now, by: questionOfficer(ctx.actor) }, params.questionId, body);
    ctx.note({ subject: done.ok ? `application:${done.value.applicationId}` : `major-question:${params.questionId}`, after: { question: params.questionId, countsAs: body.countsAs }, reason: body.answer });
    return done;
  },
});

const withdraw = defineEndpoint({
  method: 'POST', path: '/api/staff/major-questions/:questionId/withdrawal', summary: '撤回专业认定请示', access: { staff: 'review.decide' }, audit: 'review.withdraw_major_question', limit: 'write', params: One, output: About,
  handle: async (ctx, { params }) => {
    const done = await withdrawQuestion({ tx: ctx.tx, now: ctx.now, by: questionOfficer(ctx.actor) }, params.questionId);
    ctx.note({ subject: done.ok ? `application:${done.value.applicationId}` : `major-question:${params.questionId}`, after: { question: params.questionId } });
    return done;
  },
});

/** Questions about majors: the list, the answer, taking one back; asking belongs to the case. */
export const questionEndpoints = [list, answer, withdraw];
