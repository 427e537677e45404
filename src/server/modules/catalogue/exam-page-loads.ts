import type { Instant } from '#contracts/dates.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { viewExam, viewExams } from './exam-views.ts';
import { findExam, type HeldSitting } from './exams.ts';
import type { ExamPageView } from './pages/exam-page.tsx';
import type { ExamsView } from './pages/exams-page.tsx';
import { listProvinces } from './regions.ts';

/** What the list of exams shows at a moment (考试目录); of the announced sittings, unless a preview gives others. */
export async function loadExams(tx: Tx, now: Instant, held?: readonly HeldSitting[]): Promise<Result<ExamsView>> {
  return ok({ exams: await viewExams(tx, now, held) });
}

/** What the page of an exam shows at a moment, one's own province first; of the announced sittings, unless a preview gives others. */
export async function loadExam(tx: Tx, now: Instant, asked: { code: string; province: string | null }, held?: readonly HeldSitting[]): Promise<Result<ExamPageView>> {
  const exam = await findExam(tx, asked.code);
  if (exam === undefined) return refusedFor('catalogue.exam_not_found');
  const names = new Map((await listProvinces(tx)).map((p) => [String(p.code), p.name]));
  return ok({ detail: await viewExam(tx, exam, now, held), names, province: asked.province });
}
