import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

type OnQuestion = ExpressionBuilder<Database, 'major_question'>;

/** Which questions a member of staff may see (辖区): those of cases of their places and exams. */
export function questionsWithin(j: Jurisdiction) {
  return (eb: OnQuestion): ExpressionWrapper<Database, 'major_question', SqlBool> =>
    j.exams === undefined ? inPlace(eb, j) : eb.and([eb('exam_code', '=', sql<string>`any(${[...j.exams]}::text[])`), inPlace(eb, j)]);
}

function inPlace(eb: OnQuestion, j: Jurisdiction): ExpressionWrapper<Database, 'major_question', SqlBool> {
  switch (j.kind) {
    case 'nation': return eb(sql`true`, '=', sql`true`);
    case 'province': return eb('province_code', '=', j.province);
    case 'prefecture': return eb(sql`left(review_point_id, 4)`, '=', j.prefecture);
    case 'points': return eb('review_point_id', '=', sql<string>`any(${[...j.points]}::text[])`);
  }
}
