import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { datesOver } from './calendar/calendar-views.ts';
import { examFields } from './exam-fields.ts';
import { viewExam, viewExams } from './exam-views.ts';
import { findExam, type HeldSitting } from './exams.ts';
import type { NewsPort } from './news-port.ts';
import type { ExamPageView } from './pages/exam-page.tsx';
import type { ExamsView } from './pages/exams-page.tsx';
import { listProvinces } from './regions.ts';

/** By what the list of exams is narrowed: a field of work, and whether only those that take applications now are meant. */
export type ExamsAsked = { field?: string | undefined; open?: boolean };

/** What the list of exams shows at a moment (考试目录); of the announced sittings, unless a preview gives others. */
export async function loadExams(tx: Tx, now: Instant, held?: readonly HeldSitting[], { field, open = false }: ExamsAsked = {}): Promise<Result<ExamsView>> {
  const [all, fields] = [await viewExams(tx, now, held), await examFields()];
  const asked = fields.find((f) => f.key === field);
  const exams = all.filter((e) => (asked === undefined || asked.exams.includes(e.code)) && (!open || e.current?.standing.phase === 'open'));
  return ok({ exams, fields: fields.map(({ key, name }) => ({ key, name })), field: asked?.key, open });
}

const NEWS = 5;

/** What the page of an exam shows at a moment, one's own province first; of the announced sittings, unless a preview gives others; with what was announced of it, unless nobody is asked. */
export async function loadExam(
  tx: Tx, now: Instant, asked: { code: string; province: string | null }, held?: readonly HeldSitting[], told?: { news: NewsPort; lang: Lang },
): Promise<Result<ExamPageView>> {
  const exam = await findExam(tx, asked.code);
  if (exam === undefined) return refusedFor('catalogue.exam_not_found');
  const names = new Map((await listProvinces(tx)).map((p) => [String(p.code), p.name]));
  const detail = await viewExam(tx, exam, now, held);
  const mine = detail.provinces.filter((p) => p.config.province === asked.province);
  const latest = async (kind: 'announcement' | 'policy') => (told === undefined ? [] : told.news.latestNotices(tx, now, told.lang, NEWS, { kind, exam: exam.code }));
  return ok({
    detail, names, province: asked.province, dates: detail.line === null ? [] : datesOver(detail.line.sitting, (mine.length > 0 ? mine : detail.provinces).map((p) => p.config)),
    news: await latest('announcement'), policies: await latest('policy'),
  });
}
