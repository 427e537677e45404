import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

/** The one statement of which objections a member of staff may see (辖区): those about people of their province; cities and review points have none. */
export function objectionsWithin(j: Jurisdiction) {
  return (eb: ExpressionBuilder<Database, 'objection'>): ExpressionWrapper<Database, 'objection', SqlBool> =>
    j.exams === undefined ? inPlace(eb, j) : eb.and([eb('objection.exam_code', '=', sql<string>`any(${[...j.exams]}::text[])`), inPlace(eb, j)]);
}

function inPlace(eb: ExpressionBuilder<Database, 'objection'>, j: Jurisdiction): ExpressionWrapper<Database, 'objection', SqlBool> {
  switch (j.kind) {
    case 'nation': return eb(sql`true`, '=', sql`true`);
    case 'province': return eb('objection.province', '=', j.province);
    case 'prefecture':
    case 'points': return eb(sql`true`, '=', sql`false`);
  }
}
