import type { Exam } from '#contracts/catalogue.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { ExamDetail, ExamLine, SittingLine } from '#contracts/exam-views.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { sittingPhase } from './domain/windows.ts';
import { presentExamDetail, presentExamLine, presentSitting } from './exams.present.ts';
import { getExam, listCurrentSittings, listExams, listFees, listHeldSittings, type HeldSitting } from './exams.ts';
import { listProvinces } from './regions.ts';

/** Every exam with the sitting that is open or comes next, as one list (考试目录). */
export async function viewExams(tx: Tx, now: Instant, held?: readonly HeldSitting[]): Promise<ExamLine[]> {
  const current = await viewCurrentSittings(tx, now, held);
  const thisYear = Number(beijingDay(now).slice(0, 4));
  return (await listExams(tx)).map((exam) => {
    const line = current.find((c) => c.sitting.examCode === exam.code) ?? null;
    return presentExamLine(exam, line?.sitting.year ?? thisYear, line);
  });
}

/** The sittings open now or still ahead, open ones first (R-2.2.1-07). */
export async function viewCurrentSittings(tx: Tx, now: Instant, held?: readonly HeldSitting[]): Promise<SittingLine[]> {
  return (await listCurrentSittings(tx, now, held)).map((o) => presentSitting(o.sitting, o.exam, o.phase));
}

/** Every sitting on file, the past ones too. */
export async function viewAllSittings(tx: Tx, now: Instant, held?: readonly HeldSitting[]): Promise<SittingLine[]> {
  const lines: SittingLine[] = [];
  for (const { sitting, configs } of held ?? (await listHeldSittings(tx))) {
    const phase = sittingPhase(configs, now);
    if (phase !== undefined) lines.push(presentSitting(sitting, await getExam(tx, sitting.examCode), phase));
  }
  return lines;
}

/** One exam with its conditions, fees and the windows of its sitting in every province: the one open or next, else the last one held. */
export async function viewExam(tx: Tx, exam: Exam, now: Instant, among?: readonly HeldSitting[]): Promise<ExamDetail> {
  const held = (among ?? (await listHeldSittings(tx))).filter((h) => h.sitting.examCode === exam.code);
  const line = (await viewCurrentSittings(tx, now, held))[0] ?? lastHeld(await viewAllSittings(tx, now, held));
  const year = line?.sitting.year ?? Number(beijingDay(now).slice(0, 4));
  const configs = held.find((h) => h.sitting.id === line?.sitting.id)?.configs ?? [];
  const order = (await listProvinces(tx)).map((p) => p.code);
  const sorted = configs.toSorted((a, b) => order.indexOf(a.province) - order.indexOf(b.province));
  const provinces = await Promise.all(sorted.map(async (config) => ({ config, fees: await listFees(tx, exam.code, config.province, year) })));
  return presentExamDetail(exam, year, line, provinces, now);
}

function lastHeld(lines: SittingLine[]): SittingLine | null {
  return lines.toSorted((a, b) => b.standing.closesAt - a.standing.closesAt)[0] ?? null;
}
