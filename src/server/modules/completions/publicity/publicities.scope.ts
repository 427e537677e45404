import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

/** The one statement of which lists a member of staff may see (辖区): their province's, and the nation's with their people on it; review points have none. */
export function publicitiesWithin(j: Jurisdiction) {
  return (eb: ExpressionBuilder<Database, 'publicity'>): ExpressionWrapper<Database, 'publicity', SqlBool> =>
    j.exams === undefined ? inPlace(eb, j) : eb.and([eb('publicity.exam_code', '=', sql<string>`any(${[...j.exams]}::text[])`), inPlace(eb, j)]);
}

function inPlace(eb: ExpressionBuilder<Database, 'publicity'>, j: Jurisdiction): ExpressionWrapper<Database, 'publicity', SqlBool> {
  const ofProvince = (province: string) => eb.or([eb('publicity.province', '=', province), eb('publicity.province', 'is', null)]);
  switch (j.kind) {
    case 'nation': return eb(sql`true`, '=', sql`true`);
    case 'province': return ofProvince(j.province);
    case 'prefecture': return ofProvince(j.prefecture.slice(0, 2));
    case 'points': return eb(sql`true`, '=', sql`false`);
  }
}
