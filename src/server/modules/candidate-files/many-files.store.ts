import { sql } from 'kysely';
import { SubjectOutcome, type SubjectResult } from '#contracts/candidate-files.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FileKey } from './candidate-files.store.ts';

type Keys = Pick<FileKey, 'documentKey' | 'nameKey'>;
/** What a file is found by among many of one exam. */
export const keyText = ({ documentKey, nameKey }: Keys): string => `${documentKey.toString('base64')} ${nameKey.toString('base64')}`;

/** The file numbers of many people of one exam, by key. */
export async function findFileNumbers(tx: Tx, examCode: string, keys: readonly Keys[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ document_key: Buffer; name_key: Buffer; file_number: string }>`
    select f.document_key, f.name_key, f.file_number from candidate_file f
    join unnest(${keys.map((k) => k.documentKey)}::bytea[], ${keys.map((k) => k.nameKey)}::bytea[]) as k (d, n) on f.document_key = k.d and f.name_key = k.n
    where f.exam_code = ${examCode}`.execute(tx);
  return new Map(rows.map((r) => [keyText({ documentKey: r.document_key, nameKey: r.name_key }), r.file_number]));
}

/** The results of many people of one exam since a year, by key. */
export async function findResultsSince(tx: Tx, examCode: string, keys: readonly Keys[], year: number): Promise<Map<string, SubjectResult[]>> {
  const { rows } = await sql<{ document_key: Buffer; name_key: Buffer; year: number; level_code: string; specialty_code: string; subject_code: string; outcome: string }>`
    select f.document_key, f.name_key, f.year, f.level_code, f.specialty_code, f.subject_code, f.outcome from candidate_file_result f
    join unnest(${keys.map((k) => k.documentKey)}::bytea[], ${keys.map((k) => k.nameKey)}::bytea[]) as k (d, n) on f.document_key = k.d and f.name_key = k.n
    where f.exam_code = ${examCode} and f.year >= ${year} order by f.year, f.subject_code`.execute(tx);
  const found = new Map<string, SubjectResult[]>();
  for (const r of rows) {
    const key = keyText({ documentKey: r.document_key, nameKey: r.name_key });
    const list = found.get(key) ?? [];
    list.push({ year: r.year, levelCode: r.level_code, specialtyCode: r.specialty_code, subjectCode: r.subject_code, outcome: SubjectOutcome.parse(r.outcome) });
    found.set(key, list);
  }
  return found;
}

/** The years suspended for many people of one exam (停考年度), by key. */
export async function findCancelledYears(tx: Tx, examCode: string, keys: readonly Keys[]): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ document_key: Buffer; name_key: Buffer; years: number[] }>`
    select f.document_key, f.name_key, array_agg(f.year order by f.year) as years from candidate_file_cancelled_year f
    join unnest(${keys.map((k) => k.documentKey)}::bytea[], ${keys.map((k) => k.nameKey)}::bytea[]) as k (d, n) on f.document_key = k.d and f.name_key = k.n
    where f.exam_code = ${examCode} group by f.document_key, f.name_key`.execute(tx);
  return new Map(rows.map((r) => [keyText({ documentKey: r.document_key, nameKey: r.name_key }), r.years]));
}

/** Takes a run of serials of one exam, province and first year; the first of them. */
export async function takeSerials(tx: Tx, of: { examCode: string; province: string; firstYear: number }, count: number): Promise<number> {
  const { last_serial } = await tx.insertInto('candidate_file_serial').values({ exam_code: of.examCode, province: of.province, first_year: of.firstYear, last_serial: count })
    .onConflict((c) => c.columns(['exam_code', 'province', 'first_year']).doUpdateSet({ last_serial: sql<number>`candidate_file_serial.last_serial + ${count}` })).returning('last_serial').executeTakeFirstOrThrow();
  return last_serial - count + 1;
}

export type NewFile = Keys & { province: string; fileNumber: string };

/** Opens files for people who have none; who got one meanwhile keeps it, and a number taken for them is simply never given. */
export async function insertFiles(tx: Tx, examCode: string, firstYear: number, files: readonly NewFile[], at: Date): Promise<void> {
  await sql`
    with opened as (
      insert into candidate_file (document_key, name_key, exam_code, file_number, province, first_year, opened_at)
      select d, n, ${examCode}, f, p, ${firstYear}, ${at} from unnest(${files.map((f) => f.documentKey)}::bytea[], ${files.map((f) => f.nameKey)}::bytea[], ${files.map((f) => f.fileNumber)}::text[], ${files.map((f) => f.province)}::text[]) as t (d, n, f, p)
      on conflict do nothing returning document_key, file_number)
    insert into candidate_file_number (file_number, document_key) select file_number, document_key from opened`.execute(tx);
}

export type ManyResults = Keys & SubjectResult;

/** Writes what came of many subjects; a later outcome of the same subject and year replaces the earlier, and one that says the same writes nothing. Answers how many were written. */
export async function upsertResults(tx: Tx, examCode: string, results: readonly ManyResults[], at: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into candidate_file_result (document_key, name_key, exam_code, year, level_code, specialty_code, subject_code, outcome, recorded_at)
    select d, n, ${examCode}, y, l, s, c, o, ${at} from unnest(${results.map((r) => r.documentKey)}::bytea[], ${results.map((r) => r.nameKey)}::bytea[], ${results.map((r) => r.year)}::int[],
      ${results.map((r) => r.levelCode)}::text[], ${results.map((r) => r.specialtyCode)}::text[], ${results.map((r) => r.subjectCode)}::text[], ${results.map((r) => r.outcome)}::text[]) as t (d, n, y, l, s, c, o)
    on conflict (document_key, name_key, exam_code, year, level_code, specialty_code, subject_code) do update set outcome = excluded.outcome, recorded_at = excluded.recorded_at
    where candidate_file_result.outcome <> excluded.outcome`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Voids a person's passes of the years before one; answers how many. */
export async function voidPassesBefore(tx: Tx, key: FileKey, year: number, at: Date): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('candidate_file_result').set({ outcome: 'voided', recorded_at: at })
    .where('document_key', '=', key.documentKey).where('name_key', '=', key.nameKey).where('exam_code', '=', key.examCode).where('outcome', '=', 'passed').where('year', '<', year).executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
