import { sql } from 'kysely';
import { SubjectOutcome, type CandidateFile, type SubjectResult } from '#contracts/candidate-files.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { versionsOf } from '#server/platform/crypto/digest.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What a file is found by: the person (blind keys of document and name, R-1.2-04) and the exam. */
export type FileKey = { documentKey: Buffer; nameKey: Buffer; examCode: string };

/** The next serial of an exam, province and first year; the row stays locked until the transaction ends, so no two files share one. */
export async function takeSerial(tx: Tx, of: { examCode: string; province: string; firstYear: number }): Promise<number> {
  const { last_serial } = await tx
    .insertInto('candidate_file_serial')
    .values({ exam_code: of.examCode, province: of.province, first_year: of.firstYear, last_serial: 1 })
    .onConflict((c) => c.columns(['exam_code', 'province', 'first_year']).doUpdateSet({ last_serial: sql<number>`candidate_file_serial.last_serial + 1` }))
    .returning('last_serial')
    .executeTakeFirstOrThrow();
  return last_serial;
}

/** Claims a file number; false when it was given before. */
export async function claimNumber(tx: Tx, fileNumber: string, documentKey: Buffer): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('candidate_file_number')
    .values({ file_number: fileNumber, document_key: documentKey })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Opens a file; false when this person already has one for the exam. */
export async function insertFile(tx: Tx, key: FileKey, file: { fileNumber: string; province: string; firstYear: number; openedAt: Date }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('candidate_file')
    .values({
      document_key: key.documentKey, name_key: key.nameKey, exam_code: key.examCode,
      file_number: file.fileNumber, province: file.province, first_year: file.firstYear, opened_at: file.openedAt,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Writes what came of a subject; a later outcome of the same subject and year (recheck, voiding) replaces the earlier. */
export async function upsertResult(tx: Tx, key: FileKey, result: SubjectResult, at: Date): Promise<void> {
  await tx
    .insertInto('candidate_file_result')
    .values({
      document_key: key.documentKey, name_key: key.nameKey, exam_code: key.examCode, year: result.year,
      level_code: result.levelCode, specialty_code: result.specialtyCode, subject_code: result.subjectCode, outcome: result.outcome, recorded_at: at,
    })
    .onConflict((c) =>
      c.columns(['document_key', 'name_key', 'exam_code', 'year', 'level_code', 'specialty_code', 'subject_code'])
        .doUpdateSet((eb) => ({ outcome: eb.ref('excluded.outcome'), recorded_at: eb.ref('excluded.recorded_at') })))
    .execute();
}

/** Records that a year was suspended for a person (停考年度), once; the file need not be there yet. */
export async function recordCancelledYear(tx: Tx, key: FileKey, c: { year: number; suspensionId: string; documentNumber: string }, at: Date): Promise<void> {
  await tx.insertInto('candidate_file_cancelled_year').values({ document_key: key.documentKey, name_key: key.nameKey, exam_code: key.examCode, year: c.year, suspension_id: c.suspensionId, document_number: c.documentNumber, recorded_at: at }).onConflict((oc) => oc.doNothing()).execute();
}

const fileOf = keptStatement((tx, key: FileKey) => tx.selectFrom('candidate_file').select(['file_number', 'exam_code', 'province', 'first_year'])
  .where('document_key', '=', key.documentKey).where('name_key', '=', key.nameKey).where('exam_code', '=', key.examCode));

/** A person's file of an exam with all its results; undefined when there is none. */
export async function findFile(tx: Tx, key: FileKey): Promise<CandidateFile | undefined> {
  const { rows: [file] } = await tx.executeQuery(fileOf(tx, key));
  if (!file) return undefined;
  const results = await tx
    .selectFrom('candidate_file_result')
    .select(['year', 'level_code', 'specialty_code', 'subject_code', 'outcome'])
    .where('document_key', '=', key.documentKey)
    .where('name_key', '=', key.nameKey)
    .where('exam_code', '=', key.examCode)
    .orderBy('year')
    .orderBy('subject_code')
    .execute();
  const cancelled = await tx.selectFrom('candidate_file_cancelled_year').select(['year', 'document_number']).where('document_key', '=', key.documentKey).where('name_key', '=', key.nameKey).where('exam_code', '=', key.examCode).orderBy('year').execute();
  return {
    cancelled: cancelled.map((c) => ({ year: c.year, documentNumber: c.document_number })),
    fileNumber: file.file_number, examCode: file.exam_code, province: ProvinceCode.parse(file.province), firstYear: file.first_year,
    results: results.map((r) => ({
      year: r.year, levelCode: r.level_code, specialtyCode: r.specialty_code, subjectCode: r.subject_code, outcome: SubjectOutcome.parse(r.outcome),
    })),
  };
}

/** Carries a person's files and results to another key of the same person; what the new key has already stays as it is, and its old row too. */
export async function carryFiles(tx: Tx, from: Omit<FileKey, 'examCode'>, to: Omit<FileKey, 'examCode'>): Promise<void> {
  await sql`
    insert into candidate_file (document_key, name_key, exam_code, file_number, province, first_year, opened_at)
    select ${to.documentKey}, ${to.nameKey}, exam_code, file_number, province, first_year, opened_at from candidate_file
    where document_key = ${from.documentKey} and name_key = ${from.nameKey} on conflict do nothing`.execute(tx);
  await sql`
    insert into candidate_file_result (document_key, name_key, exam_code, year, level_code, specialty_code, subject_code, outcome, recorded_at)
    select ${to.documentKey}, ${to.nameKey}, exam_code, year, level_code, specialty_code, subject_code, outcome, recorded_at from candidate_file_result
    where document_key = ${from.documentKey} and name_key = ${from.nameKey} on conflict do nothing`.execute(tx);
  await sql`
    insert into candidate_file_cancelled_year (document_key, name_key, exam_code, year, suspension_id, document_number, recorded_at)
    select ${to.documentKey}, ${to.nameKey}, exam_code, year, suspension_id, document_number, recorded_at from candidate_file_cancelled_year
    where document_key = ${from.documentKey} and name_key = ${from.nameKey} on conflict do nothing`.execute(tx);
  await sql`update candidate_file_number n set document_key = ${to.documentKey} from candidate_file f
    where f.document_key = ${to.documentKey} and f.name_key = ${to.nameKey} and f.file_number = n.file_number and n.document_key = any(${versionsOf(from.documentKey)}::bytea[])`.execute(tx);
}
