import type { ExamKitId } from '#contracts/exam-kits.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Ticketing } from '#server/modules/tickets/index.ts';
import { marksFrom } from '../domain/marks-from.ts';
import type { ExamDayMarks } from '../exam-kits-env.ts';
import { lockKit } from '../kits/kits.store.ts';
import { insertLoad, listLoads } from './results.store.ts';
import { mergeResults } from './view-results.ts';

/** 登记为考务数据: the absences and breaches of all devices together become exam-day marks; what cannot be recorded stays in the preview with its reason. */
export async function loadResults(asking: Ticketing, examDay: ExamDayMarks, id: ExamKitId): Promise<Result<ExamKitId>> {
  if (!(await lockKit(asking.tx, asking.by.jurisdiction, id))) return refusedFor('exam_kit.not_found');
  const merged = await mergeResults(asking, id);
  if (!merged.ok) return merged;
  const { found, expected, stands } = merged.value;
  const { marks, faults } = marksFrom(expected, stands);
  const outcome = await examDay.recordMarks(asking, found.sittingId, marks, 'record');
  if (!outcome.ok) return outcome;
  const { recorded, known } = outcome.value;
  if (recorded === 0) return refusedFor('exam_kit.nothing_to_load');
  const load = ((await listLoads(asking.tx, id))[0]?.load ?? 0) + 1;
  await insertLoad(asking.tx, { kitId: id, load, recorded, known, skipped: outcome.value.faults.length + faults.filter((f) => f.refusal.code === 'exam_kit.off_roster').length, by: asking.by, at: new Date(asking.now) });
  return ok(id);
}
