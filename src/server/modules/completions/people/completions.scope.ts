import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

/** The one statement of which completions a member of staff may see (辖区): lists, counts, single reads, exports pass through it; review points keep none. */
export function completionsWithin(j: Jurisdiction) {
  return (eb: ExpressionBuilder<Database, 'completion'>): ExpressionWrapper<Database, 'completion', SqlBool> =>
    j.exams === undefined ? inPlace(eb, j) : eb.and([eb('completion.exam_code', '=', sql<string>`any(${[...j.exams]}::text[])`), inPlace(eb, j)]);
}

function inPlace(eb: ExpressionBuilder<Database, 'completion'>, j: Jurisdiction): ExpressionWrapper<Database, 'completion', SqlBool> {
  switch (j.kind) {
    case 'nation': return eb(sql`true`, '=', sql`true`);
    case 'province': return eb('completion.province', '=', j.province);
    case 'prefecture': return eb('completion.prefecture', '=', j.prefecture);
    case 'points': return eb(sql`true`, '=', sql`false`);
  }
}
