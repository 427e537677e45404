import { z } from 'zod';

import { ExamCode, LevelCode, SittingId, SpecialtyCode } from '#contracts/catalogue.ts';
import { ExamDetail, ExamLine, SittingLine } from '#contracts/exam-views.ts';
import { PrefectureCode } from '#contracts/regions.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';

import { specialtiesOf, subjectsOf } from './domain/exam-of-year.ts';
import { viewAllSittings, viewCurrentSittings, viewExam, viewExams } from './exam-views.ts';
import { findExam, findSitting, getExam, listReviewPoints } from './exams.ts';

const MINUTE = 60;

/** What a select takes as its choices. */
const Choices = z.array(z.object({ value: z.string(), text: z.string() }));

const exams = defineEndpoint({
  method: 'GET', path: '/api/exams', summary: '考试目录', access: 'public', audit: null, limit: 'read', cacheSeconds: MINUTE,
  output: z.object({ exams: z.array(ExamLine) }),
  handle: async ({ tx, now }) => ok({ exams: await viewExams(tx, now) }),
});

const exam = defineEndpoint({
  method: 'GET', path: '/api/exams/:code', summary: '一项考试的级别、科目、报考条件、收费和各省时间', access: 'public', audit: null, limit: 'read', cacheSeconds: MINUTE,
  params: z.object({ code: ExamCode }), output: ExamDetail,
  handle: async ({ tx, now }, { params }) => {
    const found = await findExam(tx, params.code);
    return found === undefined ? refusedFor('catalogue.exam_not_found') : ok(await viewExam(tx, found, now));
  },
});

const sittings = defineEndpoint({
  method: 'GET', path: '/api/sittings', summary: '考试安排（正在报名和即将报名；all=1 含以往）', access: 'public', audit: null, limit: 'read', cacheSeconds: MINUTE,
  query: z.object({ all: z.literal('1').optional() }), output: z.object({ sittings: z.array(SittingLine) }),
  handle: async ({ tx, now }, { query }) => ok({ sittings: query.all === undefined ? await viewCurrentSittings(tx, now) : await viewAllSittings(tx, now) }),
});

const specialties = defineEndpoint({
  method: 'GET', path: '/api/sittings/:id/specialties', summary: '级别下的报考专业', access: 'public', audit: null, limit: 'read', cacheSeconds: MINUTE,
  params: z.object({ id: SittingId }), query: z.object({ level: LevelCode }), output: Choices,
  handle: async ({ tx, visitor }, { params, query }) => {
    const sitting = await findSitting(tx, params.id);
    if (sitting === undefined) return refusedFor('catalogue.sitting_not_found');
    const offered = sitting.levels.includes(query.level) ? specialtiesOf(await getExam(tx, sitting.examCode), query.level, sitting.year) : [];
    return ok(offered.map((s) => ({ value: s.code, text: `${s.code} ${s.name[visitor.lang]}` })));
  },
});

const subjects = defineEndpoint({
  method: 'GET', path: '/api/sittings/:id/subjects', summary: '级别和专业下的考试科目', access: 'public', audit: null, limit: 'read', cacheSeconds: MINUTE,
  params: z.object({ id: SittingId }), query: z.object({ level: LevelCode, specialty: SpecialtyCode }), output: Choices,
  handle: async ({ tx, visitor }, { params, query }) => {
    const sitting = await findSitting(tx, params.id);
    if (sitting === undefined) return refusedFor('catalogue.sitting_not_found');
    const offered = sitting.levels.includes(query.level) ? subjectsOf(await getExam(tx, sitting.examCode), query.level, query.specialty, sitting.year) : [];
    return ok(offered.map((s) => ({ value: s.code, text: s.name[visitor.lang] })));
  },
});

const reviewPoints = defineEndpoint({
  method: 'GET', path: '/api/review-points', summary: '地市下的审核点', access: 'public', audit: null, limit: 'read', cacheSeconds: 60 * MINUTE,
  query: z.object({ prefecture: PrefectureCode }), output: Choices,
  handle: async ({ tx, visitor }, { query }) => {
    const points = await listReviewPoints(tx, { province: query.prefecture.slice(0, 2), prefecture: query.prefecture });
    return ok(points.map((p) => ({ value: p.id, text: `${p.name[visitor.lang]} · ${p.address}` })));
  },
});

/** The open addresses of exams, sittings and review points. */
export const examEndpoints: readonly AnyEndpoint[] = [exams, exam, sittings, specialties, subjects, reviewPoints];
