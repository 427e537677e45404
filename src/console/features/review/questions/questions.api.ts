import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { AnswerAboutMajor, AskAboutMajor, CaseQuestions, MajorQuestions, QuestionFilter } from '#contracts/major-questions.ts';
import { call, route } from '../../../shared/api/call.ts';

const About = z.object({ applicationId: z.string() });

/** The addresses of questions about majors. */
export const questionsApi = {
  list: route({ method: 'GET', path: '/api/staff/major-questions', ok: MajorQuestions }),
  ofCase: route({ method: 'GET', path: '/api/staff/applications/:id/major-questions', ok: CaseQuestions }),
  ask: route({ method: 'POST', path: '/api/staff/applications/:id/major-questions', body: AskAboutMajor, ok: CaseQuestions }),
  answer: route({ method: 'POST', path: '/api/staff/major-questions/:questionId/answer', body: AnswerAboutMajor, ok: About }),
  withdraw: route({ method: 'POST', path: '/api/staff/major-questions/:questionId/withdrawal', ok: About }),
};

/** What stands in the address of the list. */
export const QuestionSearch = QuestionFilter.extend({ after: z.uuid().optional() });
export type QuestionSearch = z.infer<typeof QuestionSearch>;

export const questionsQuery = (search: QuestionSearch) => queryOptions({ queryKey: ['review', 'questions', search], queryFn: ({ signal }) => call(questionsApi.list, { query: search, signal }) });
export const caseQuestionsQuery = (id: string) => queryOptions({ queryKey: ['review', 'questions', 'of', id], queryFn: ({ signal }) => call(questionsApi.ofCase, { params: { id }, signal }) });
