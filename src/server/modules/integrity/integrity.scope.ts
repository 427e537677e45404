import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

type OnRecord = ExpressionBuilder<Database, 'integrity_record'>;

/** The one statement of which records a member of staff may see (辖区): a province's own, the nation all; a narrower place keeps none. */
export function recordsWithin(j: Jurisdiction) {
  return (eb: OnRecord): ExpressionWrapper<Database, 'integrity_record', SqlBool> =>
    j.exams === undefined ? inPlace(eb, j) : eb.and([eb.or([eb('exam_code', 'is', null), eb('exam_code', '=', sql<string>`any(${[...j.exams]}::text[])`)]), inPlace(eb, j)]);
}

function inPlace(eb: OnRecord, j: Jurisdiction): ExpressionWrapper<Database, 'integrity_record', SqlBool> {
  switch (j.kind) {
    case 'nation': return eb(sql`true`, '=', sql`true`);
    case 'province': return eb('province', '=', j.province);
    case 'prefecture':
    case 'points': return eb(sql`true`, '=', sql`false`);
  }
}
