import { FeeLine } from '#contracts/exam-editing.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type ScheduleRow = { province: string; version: number; changedAt: number | null; lines: FeeLine[] };

/** The fee schedules of an exam, province by province; version 0 where only the data files have written. */
export async function listSchedules(tx: Tx, examCode: string): Promise<Map<string, ScheduleRow>> {
  const edited = await tx.selectFrom('fee_schedule').selectAll().where('exam_code', '=', examCode).execute();
  const rows = await tx.selectFrom('fee').selectAll().where('exam_code', '=', examCode).orderBy('province_code').orderBy('line').execute();
  const found = new Map<string, ScheduleRow>(edited.map((e) => [e.province_code, { province: e.province_code, version: e.version, changedAt: e.changed_at.getTime(), lines: [] }]));
  for (const r of rows) {
    const schedule = found.get(r.province_code) ?? { province: r.province_code, version: 0, changedAt: null, lines: [] };
    schedule.lines.push(FeeLine.parse({ levelCode: r.level_code, subjectType: r.subject_type, from: r.from_year, to: r.to_year, amountInFen: r.amount_in_fen, legalBasis: r.legal_basis }));
    found.set(r.province_code, schedule);
  }
  return found;
}

/** Claims the next version of a schedule; false when it is not the version that was edited. */
export async function claimSchedule(tx: Tx, examCode: string, province: string, version: number, by: { staffId: string; at: Date }): Promise<boolean> {
  const done = await tx.insertInto('fee_schedule').values({ exam_code: examCode, province_code: province, version: version + 1, changed_by_id: by.staffId, changed_at: by.at })
    .onConflict((c) => c.columns(['exam_code', 'province_code']).doUpdateSet({ version: version + 1, changed_by_id: by.staffId, changed_at: by.at }).where('fee_schedule.version', '=', version))
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Makes a schedule say exactly these lines; what applications were charged is frozen with them. */
export async function writeLines(tx: Tx, examCode: string, province: string, lines: readonly FeeLine[]): Promise<void> {
  await tx.deleteFrom('fee').where('exam_code', '=', examCode).where('province_code', '=', province).execute();
  await tx.insertInto('fee').values(lines.map((l, at) => ({
    exam_code: examCode, province_code: province, line: at + 1, level_code: l.levelCode, subject_type: l.subjectType, from_year: l.from, to_year: l.to, amount_in_fen: l.amountInFen, legal_basis: l.legalBasis, certainty: 'published',
  }))).execute();
}
