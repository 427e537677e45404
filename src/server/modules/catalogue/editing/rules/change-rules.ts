import { Exam } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import type { RuleSet } from '#contracts/eligibility.ts';
import { refuse } from '#contracts/refusals.ts';
import { refused, refusedFor, ok, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { conditionSetFor } from '../../domain/exam-of-year.ts';
import { announceEdit } from '#server/platform/reference/reference-edition.store.ts';
import { readSittings } from '../../sittings.store.ts';
import { recordChange, type Editor } from '../changes/changes.store.ts';
import { lockExam, writeExam } from '../exams/exam-drafts.store.ts';

type Change = { examCode: string; reason: string; change: (exam: Exam) => Result<RuleSet[]> };

/**
 * Puts other conditions into force (报考条件生效): asks `change` for them with the exam held, refuses when a sitting would be left without, writes the
 * exam's next version with its line in the log, and lets every process see it. The order of work of a proposal and its approval is the caller's.
 */
export async function changeRules(tx: Tx, by: Editor, { examCode, reason, change }: Change, now: Instant): Promise<Result<{ before: RuleSet[]; after: RuleSet[] }>> {
  const held = await lockExam(tx, examCode);
  if (held === undefined) return refusedFor('catalogue.exam_not_found');
  const changed = change(held.exam);
  if (!changed.ok) return changed;
  const next = Exam.parse({ ...held.exam, rules: changed.value });
  const without = (await readSittings(tx)).filter((s) => s.examCode === examCode && s.levels.some((level) => conditionSetFor(held.exam, level, s.ruleYear) !== undefined && conditionSetFor(next, level, s.ruleYear) === undefined));
  if (without.length > 0) return refused(without.map((s) => refuse('rule.sitting_without', { path: 'from', params: { sitting: s.id, year: s.ruleYear } })));
  const at = new Date(now);
  await writeExam(tx, next, held.version + 1, { staffId: by.staffId, at });
  await recordChange(tx, by, { kind: 'exam', subject: examCode, examCode, version: held.version + 1, act: 'change', reason, before: { rules: held.exam.rules }, after: { rules: next.rules } }, at);
  await announceEdit(tx, 'exams', now);
  return ok({ before: held.exam.rules, after: next.rules });
}
