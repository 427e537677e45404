import { sql } from 'kysely';
import { MajorTable } from '#contracts/majors.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { yearsOfEdition } from './domain/edition-years.ts';

/** Who wrote an edition and when; null for the data files. */
export type WrittenBy = { staffId: string; at: Date } | null;

/** All editions of the table of equivalent majors that hold for some year, the newest first. */
export async function readMajorTables(tx: Tx): Promise<MajorTable[]> {
  const rows = await tx.selectFrom('major_table').select('content').where('replaced_by', 'is', null).orderBy('applies_from', 'desc').orderBy('version').execute();
  return rows.map((r) => MajorTable.parse(r.content));
}

/** One edition, also one that another took the place of. */
export async function findMajorEdition(tx: Tx, version: string): Promise<MajorTable | undefined> {
  const row = await tx.selectFrom('major_table').select('content').where('version', '=', version).executeTakeFirst();
  return row && MajorTable.parse(row.content);
}

/** What an edition says of itself, and how many majors and variants it has; its lines may be thousands. */
export type EditionHead = Omit<MajorTable, 'majors'> & { majors: number; synonyms: number; replacedBy: string | null };
const Head = MajorTable.omit({ majors: true });

/** Editions that another took all years of: readable, the newest first, without their lines. */
export async function listReplacedEditions(tx: Tx): Promise<EditionHead[]> {
  const rows = await tx.selectFrom('major_table').select([
    'replaced_by', sql<unknown>`content - 'majors'`.as('head'), sql<number>`jsonb_array_length(content -> 'majors')`.as('majors'),
    sql<number>`jsonb_array_length(jsonb_path_query_array(content, '$.majors[*].synonyms[*]'))`.as('synonyms'),
  ]).where('replaced_by', 'is not', null).orderBy('changed_at', 'desc').limit(100).execute();
  return rows.map((r) => ({ ...Head.parse(r.head), majors: r.majors, synonyms: r.synonyms, replacedBy: r.replaced_by }));
}

/** The name of every edition there ever was. */
export async function listEditionCodes(tx: Tx): Promise<Set<string>> {
  return new Set((await tx.selectFrom('major_table').select('version').execute()).map((r) => r.version));
}

/** Holds all editions until the transaction ends: whoever changes them does so one after another. */
export async function lockMajorTables(tx: Tx): Promise<MajorTable[]> {
  await tx.selectFrom('reference_edition').select('name').where('name', '=', 'majors').forUpdate().execute();
  return readMajorTables(tx);
}

/** The editions the data files may not touch: a person wrote them, or their years. */
export async function listEditedEditions(tx: Tx): Promise<{ versions: Set<string>; years: Set<string> }> {
  const edited = await tx.selectFrom('major_table').select('version').where('changed_by_id', 'is not', null).execute();
  const years = await tx.selectFrom('major_table_year as y').innerJoin('major_table as t', 't.version', 'y.version').select(['y.exam_code', 'y.education_level', 'y.exam_year']).where('t.changed_by_id', 'is not', null).execute();
  return { versions: new Set(edited.map((r) => r.version)), years: new Set(years.map((y) => `${y.exam_code} ${y.education_level} ${String(y.exam_year)}`)) };
}

/** Makes the editions of the data files say exactly this; what people wrote stays. */
export async function replaceSeededTables(tx: Tx, tables: readonly MajorTable[]): Promise<void> {
  const own = tx.selectFrom('major_table').select('version').where('changed_by_id', 'is', null);
  await tx.deleteFrom('major_table_year').where('version', 'in', own).execute();
  await tx.deleteFrom('major_table').where('changed_by_id', 'is', null).$if(tables.length > 0, (q) => q.where('version', 'not in', tables.map((t) => t.version))).execute();
  await writeMajorTables(tx, tables, null);
}

/** Writes editions with the years they hold for; a year that another edition has is a bug of whoever judged them. */
export async function writeMajorTables(tx: Tx, tables: readonly MajorTable[], by: WrittenBy): Promise<void> {
  if (tables.length === 0) return;
  await tx
    .insertInto('major_table')
    .values(tables.map((t) => ({
      version: t.version, applies_from: t.appliesFrom, applies_to: t.appliesTo, exam_codes: t.examCodes, education_level: t.educationLevel, content: JSON.stringify(t), changed_by_id: by?.staffId ?? null, changed_at: by?.at ?? null,
    })))
    .onConflict((c) => c.column('version').doUpdateSet((e) => ({
      applies_from: e.ref('excluded.applies_from'), applies_to: e.ref('excluded.applies_to'), exam_codes: e.ref('excluded.exam_codes'), education_level: e.ref('excluded.education_level'), content: e.ref('excluded.content'),
      changed_by_id: e.ref('excluded.changed_by_id'), changed_at: e.ref('excluded.changed_at'),
    })))
    .execute();
  const years = tables.flatMap((t) => yearsOfEdition(t).map((y) => ({ exam_code: y.examCode, education_level: y.level, exam_year: y.year, version: t.version })));
  for (let at = 0; at < years.length; at += 1000) await tx.insertInto('major_table_year').values(years.slice(at, at + 1000)).execute();
}

/** Takes an edition's years away, before they are written anew or given to another. */
export async function freeYears(tx: Tx, version: string): Promise<void> {
  await tx.deleteFrom('major_table_year').where('version', '=', version).execute();
}

/** Marks an edition as one that answers for nobody any more. */
export async function markReplaced(tx: Tx, version: string, replacedBy: string, by: { staffId: string; at: Date }): Promise<void> {
  await tx.updateTable('major_table').set({ replaced_by: replacedBy, changed_by_id: by.staffId, changed_at: by.at }).where('version', '=', version).execute();
}
