import { z } from 'zod';

import { ExamCode } from '#contracts/catalogue.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { ok } from '#server/kernel/result.ts';
import { definePage, type AnyPage } from '#server/platform/http/page.ts';

import { viewCalendar } from './calendar/calendar-views.ts';
import { loadExam, loadExams } from './exam-page-loads.ts';
import { viewCurrentSittings } from './exam-views.ts';
import { ExamPage } from './pages/exam-page.tsx';
import { ExamsPage } from './pages/exams-page.tsx';
import { GuidePage, QuestionsPage } from './pages/guide-page.tsx';
import type { NewsPort } from './news-port.ts';
import { HomePage } from './pages/home-page.tsx';

const NEWS = 3;

const homePage = ({ latestNotices }: NewsPort) => definePage({
  path: '/', access: 'public', audit: null, limit: 'page', cacheSeconds: 30,
  load: async ({ tx, now, visitor }) => ok({ sittings: await viewCurrentSittings(tx, now), calendar: (await viewCalendar(tx, visitor.lang, {})).rows, news: await latestNotices(tx, now, visitor.lang, NEWS) }),
  view: HomePage,
});

const examsPage = definePage({
  path: '/exams', access: 'public', audit: null, limit: 'page', cacheSeconds: 30,
  query: z.object({ field: z.string().max(40).optional().catch(undefined), open: z.literal('1').optional().catch(undefined) }),
  load: ({ tx, now }, { query }) => loadExams(tx, now, undefined, { field: query.field, open: query.open === '1' }),
  view: ExamsPage,
});

const examPage = (news: NewsPort) => definePage({
  path: '/exams/:code', access: 'public', audit: null, limit: 'page', cacheSeconds: 30,
  params: z.object({ code: ExamCode }), query: z.object({ province: z.union([z.literal(''), ProvinceCode]).optional() }),
  load: ({ tx, now, visitor }, { params, query }) => loadExam(tx, now, { code: params.code, province: query.province || null }, undefined, { news, lang: visitor.lang }),
  view: ExamPage,
});

const guidePage = definePage({
  path: '/guide', access: 'public', audit: null, limit: 'page', cacheSeconds: 300, load: () => Promise.resolve(ok({})), view: GuidePage,
});

const questionsPage = definePage({
  path: '/questions', access: 'public', audit: null, limit: 'page', cacheSeconds: 300, load: () => Promise.resolve(ok({})), view: QuestionsPage,
});

/** The first page, the guide, the questions and the public pages of exams. */
export const examPages = (news: NewsPort): readonly AnyPage[] => [homePage(news), examsPage, examPage(news), guidePage, questionsPage];
