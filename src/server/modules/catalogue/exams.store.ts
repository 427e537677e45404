import { Exam, Fee, ReviewPoint } from '#contracts/catalogue.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** All exams by code. */
export async function readExams(tx: Tx): Promise<Exam[]> {
  const rows = await tx.selectFrom('exam').select('content').orderBy('exam_code').execute();
  return rows.map((r) => Exam.parse(r.content));
}

/** All lines of all fee schedules (收费标准). */
export async function readFees(tx: Tx): Promise<Fee[]> {
  const rows = await tx.selectFrom('fee').selectAll().orderBy('exam_code').orderBy('province_code').orderBy('line').execute();
  return rows.map((r) => Fee.parse({
    examCode: r.exam_code, province: r.province_code, levelCode: r.level_code, subjectType: r.subject_type, from: r.from_year, to: r.to_year,
    amountInFen: r.amount_in_fen, legalBasis: r.legal_basis, certainty: r.certainty,
  }));
}

/** All review points by prefecture (审核点). */
export async function readReviewPoints(tx: Tx): Promise<ReviewPoint[]> {
  const rows = await tx.selectFrom('review_point').selectAll().orderBy('review_point_id').execute();
  return rows.map((r) => ReviewPoint.parse({
    id: r.review_point_id, province: r.province_code, prefecture: r.prefecture_code, name: { zh: r.name_zh, en: r.name_en }, address: r.address,
    phone: r.phone, phoneFictional: r.phone_fictional, hours: { zh: r.hours_zh, en: r.hours_en },
    capacityPerDay: r.capacity_per_day, closed: r.closed_at !== null,
  }));
}

/** Brings the exams of the data files in; an exam once loaded is never taken away, because applications name it, and one that a person published is theirs. */
export async function writeExams(tx: Tx, exams: readonly Exam[]): Promise<void> {
  await tx
    .insertInto('exam')
    .values(exams.map((e) => ({ exam_code: e.code, content: JSON.stringify(e) })))
    .onConflict((c) => c.column('exam_code').doUpdateSet((e) => ({ content: e.ref('excluded.content') })).where('exam.changed_by_id', 'is', null))
    .execute();
}

/** Makes the fee schedules say exactly this, but for those a person changed; what an application was charged is frozen with it, so lines may go. */
export async function replaceFees(tx: Tx, fees: readonly Fee[]): Promise<void> {
  const edited = new Set((await tx.selectFrom('fee_schedule').select(['exam_code', 'province_code']).execute()).map((r) => r.exam_code + r.province_code));
  await tx.deleteFrom('fee').where((e) => e.not(e.exists(e.selectFrom('fee_schedule').select('version').whereRef('fee_schedule.exam_code', '=', 'fee.exam_code').whereRef('fee_schedule.province_code', '=', 'fee.province_code')))).execute();
  const lineOf = new Map<string, number>();
  const rows = fees.filter((f) => !edited.has(f.examCode + f.province)).map((f) => {
    const line = (lineOf.get(f.examCode + f.province) ?? 0) + 1;
    lineOf.set(f.examCode + f.province, line);
    return {
      exam_code: f.examCode, province_code: f.province, line, level_code: f.levelCode, subject_type: f.subjectType, from_year: f.from, to_year: f.to,
      amount_in_fen: f.amountInFen, legal_basis: f.legalBasis, certainty: f.certainty,
    };
  });
  for (const some of inBatches(rows)) await tx.insertInto('fee').values(some).execute();
}

/** Brings the review points of the data files in; a point once loaded stays, because applications name it, and one that a person changed is theirs. */
export async function writeReviewPoints(tx: Tx, points: readonly ReviewPoint[]): Promise<void> {
  const rows = points.map((p) => ({
    review_point_id: p.id, province_code: p.province, prefecture_code: p.prefecture, name_zh: p.name.zh, name_en: p.name.en, address: p.address,
    phone: p.phone, phone_fictional: p.phoneFictional, hours_zh: p.hours.zh, hours_en: p.hours.en,
  }));
  for (const some of inBatches(rows)) {
    await tx
      .insertInto('review_point')
      .values(some)
      .onConflict((c) => c.column('review_point_id').doUpdateSet((e) => ({
        name_zh: e.ref('excluded.name_zh'), name_en: e.ref('excluded.name_en'), address: e.ref('excluded.address'), phone: e.ref('excluded.phone'),
        phone_fictional: e.ref('excluded.phone_fictional'), hours_zh: e.ref('excluded.hours_zh'), hours_en: e.ref('excluded.hours_en'),
      })).where('review_point.changed_by_id', 'is', null))
      .execute();
  }
}

/** PostgreSQL takes 65,535 parameters a statement; 500 rows of 30 columns stay well below. */
export function inBatches<T>(rows: readonly T[], size = 500): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
}
