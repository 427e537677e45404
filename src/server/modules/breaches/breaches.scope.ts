import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

type OnCase = ExpressionBuilder<Database, 'breach_case'>;

/** The one statement of which cases a member of staff may see (辖区): lists, counts, single reads, acts and files pass through it. A case of no place is the nation's; review points keep none. */
export function breachesWithin(j: Jurisdiction) {
  return (eb: OnCase): ExpressionWrapper<Database, 'breach_case', SqlBool> =>
    j.exams === undefined ? inPlace(eb, j) : eb.and([eb.or([eb('exam_code', 'is', null), eb('exam_code', '=', sql<string>`any(${[...j.exams]}::text[])`)]), inPlace(eb, j)]);
}

function inPlace(eb: OnCase, j: Jurisdiction): ExpressionWrapper<Database, 'breach_case', SqlBool> {
  switch (j.kind) {
    case 'nation': return eb(sql`true`, '=', sql`true`);
    case 'province': return eb('province', '=', j.province);
    case 'prefecture': return eb('prefecture', '=', j.prefecture);
    case 'points': return eb(sql`true`, '=', sql`false`);
  }
}
