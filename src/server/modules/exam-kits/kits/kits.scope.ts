import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

/** The one statement of which kits a member of staff sees (辖区): those of their exams in their province, or of the centres of their city. */
export function kitsWithin(j: Jurisdiction) {
  return (eb: ExpressionBuilder<Database, 'exam_kit'>): ExpressionWrapper<Database, 'exam_kit', SqlBool> => (j.exams === undefined ? inPlace(eb, j) : eb.and([eb('exam_kit.exam_code', '=', sql<string>`any(${[...j.exams]}::text[])`), inPlace(eb, j)]));
}

function inPlace(eb: ExpressionBuilder<Database, 'exam_kit'>, j: Jurisdiction): ExpressionWrapper<Database, 'exam_kit', SqlBool> {
  switch (j.kind) {
    case 'nation': return eb(sql`true`, '=', sql`true`);
    case 'province': return eb('exam_kit.province', '=', j.province);
    case 'prefecture': return eb('exam_kit.prefecture', '=', j.prefecture);
    case 'points': return eb(sql`true`, '=', sql`false`);
  }
}
