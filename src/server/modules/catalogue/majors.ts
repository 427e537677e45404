import type { YearMonth } from '#contracts/dates.ts';
import { majorLevelOf, type MajorLevel, type MajorMatch, type MajorTable } from '#contracts/majors.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { chooseTable, matchAtLevel } from './domain/equivalent-majors.ts';
import { readMajorTables } from './majors.store.ts';
import { keptUntilChanged } from '#server/platform/reference/reference-cache.ts';

const tables = keptUntilChanged('majors', readMajorTables);

/** The editions of the table of equivalent majors (专业对照表), the newest first. */
export async function listMajorTables(tx: Tx): Promise<MajorTable[]> {
  return tables(tx);
}

/** The editions that hold for an exam in an exam year: one for everybody, or one a level; none where the exam goes by no table. */
export async function findMajorTables(tx: Tx, examCode: string, examYear: number): Promise<MajorTable[]> {
  return (await tables(tx)).filter((t) => t.examCodes.includes(examCode) && t.appliesFrom <= examYear && examYear <= (t.appliesTo ?? Infinity));
}

/** The edition that holds for an exam in an exam year and a level; undefined where the exam goes by no table. */
export async function findMajorTable(tx: Tx, examCode: string, examYear: number, level: MajorLevel = 'undergraduate'): Promise<MajorTable | undefined> {
  return chooseTable(await findMajorTables(tx, examCode, examYear), level);
}

/**
 * Where a candidate's major stands for an exam (R-1.1-07, D-13): `undefined` when the exam goes by no table, else every match, the best first.
 * No match means a warning to the candidate and a mark for the reviewer, never a refusal.
 */
export async function findMajorMatch(tx: Tx, examCode: string, examYear: number, major: string, graduatedIn: YearMonth, educationLevel = 'bachelor'): Promise<{ table: MajorTable; matches: MajorMatch[] } | undefined> {
  return matchAtLevel(await findMajorTables(tx, examCode, examYear), majorLevelOf(educationLevel), major, graduatedIn);
}
