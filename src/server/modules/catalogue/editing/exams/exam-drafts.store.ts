import { z } from 'zod';

import { Exam } from '#contracts/catalogue.ts';
import { ExamContent } from '#contracts/exam-editing.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A draft as it is kept: what will be published, and for a new exam its slug and whose conditions it begins with. */
export const DraftContent = z.object({ content: ExamContent, begins: z.object({ slug: z.string(), from: z.string() }).nullable(), byName: z.string() });
export type DraftContent = z.infer<typeof DraftContent>;
export type DraftRow = DraftContent & { code: string; version: number };

/** Every draft by exam code. */
export async function listDrafts(tx: Tx): Promise<DraftRow[]> {
  const rows = await tx.selectFrom('exam_draft').selectAll().orderBy('exam_code').execute();
  return rows.map((r) => ({ ...DraftContent.parse(r.content), code: r.exam_code, version: r.version }));
}

/** Writes a draft's next version; false when it is not the version that was edited. Version 0 begins one. */
export async function writeDraft(tx: Tx, code: string, draft: DraftContent, version: number, by: { staffId: string; at: Date }): Promise<boolean> {
  const values = { content: JSON.stringify(draft), version: version + 1, changed_by_id: by.staffId, changed_at: by.at };
  const done = version === 0
    ? (await tx.insertInto('exam_draft').values({ exam_code: code, ...values }).onConflict((c) => c.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows
    : (await tx.updateTable('exam_draft').set(values).where('exam_code', '=', code).where('version', '=', version).executeTakeFirst()).numUpdatedRows;
  return done === 1n;
}

/** Takes a draft away; false when it is not the version that was looked at. */
export async function deleteDraft(tx: Tx, code: string, version: number): Promise<boolean> {
  return (await tx.deleteFrom('exam_draft').where('exam_code', '=', code).where('version', '=', version).executeTakeFirst()).numDeletedRows === 1n;
}

export type ExamRow = { exam: Exam; version: number; changedAt: number | null };

/** Published exams with their versions. */
export async function listExamRows(tx: Tx): Promise<ExamRow[]> {
  const rows = await tx.selectFrom('exam').selectAll().orderBy('exam_code').execute();
  return rows.map((r) => ({ exam: Exam.parse(r.content), version: r.version, changedAt: r.changed_at?.getTime() ?? null }));
}

/** Holds a published exam until the transaction ends. */
export async function lockExam(tx: Tx, code: string): Promise<ExamRow | undefined> {
  const r = await tx.selectFrom('exam').selectAll().where('exam_code', '=', code).forUpdate().executeTakeFirst();
  return r && { exam: Exam.parse(r.content), version: r.version, changedAt: r.changed_at?.getTime() ?? null };
}

/** Publishes an exam: a new row, or the next version of a locked one. */
export async function writeExam(tx: Tx, exam: Exam, version: number, by: { staffId: string; at: Date }): Promise<void> {
  const values = { content: JSON.stringify(exam), version, changed_by_id: by.staffId, changed_at: by.at };
  await tx.insertInto('exam').values({ exam_code: exam.code, ...values }).onConflict((c) => c.column('exam_code').doUpdateSet(values)).execute();
}
