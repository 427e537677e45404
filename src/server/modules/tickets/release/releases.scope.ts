import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

/** The one statement of which releases a member of staff sees (辖区): of their province and exams; a city sees its province's, and of it its own people only. */
export function releasesWithin(j: Jurisdiction) {
  return (eb: ExpressionBuilder<Database, 'ticket_release'>): ExpressionWrapper<Database, 'ticket_release', SqlBool> => (j.exams === undefined ? inPlace(eb, j) : eb.and([eb('ticket_release.exam_code', '=', sql<string>`any(${[...j.exams]}::text[])`), inPlace(eb, j)]));
}

function inPlace(eb: ExpressionBuilder<Database, 'ticket_release'>, j: Jurisdiction): ExpressionWrapper<Database, 'ticket_release', SqlBool> {
  switch (j.kind) {
    case 'nation': return eb(sql`true`, '=', sql`true`);
    case 'province': return eb('ticket_release.province', '=', j.province);
    case 'prefecture': return eb('ticket_release.province', '=', j.prefecture.slice(0, 2));
    case 'points': return eb(sql`true`, '=', sql`false`);
  }
}
