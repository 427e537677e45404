import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

type Placed = 'certificate' | 'certificate_case';

/** The one statement of which certificates, and cases about them, a member of staff sees (辖区): of their place and exams. A review point has none. */
export function certificatesWithin<T extends Placed>(table: T, j: Jurisdiction) {
  return (eb: ExpressionBuilder<Database, T>): ExpressionWrapper<Database, T, SqlBool> => eb.and([ofExams(eb, table, j), inPlace(eb, table, j)]);
}

function ofExams<T extends Placed>(eb: ExpressionBuilder<Database, T>, table: T, j: Jurisdiction): ExpressionWrapper<Database, T, SqlBool> {
  return j.exams === undefined ? eb.lit(true) : eb(sql.ref(`${table}.exam_code`), '=', sql<string>`any(${[...j.exams]}::text[])`);
}

function inPlace<T extends Placed>(eb: ExpressionBuilder<Database, T>, table: T, j: Jurisdiction): ExpressionWrapper<Database, T, SqlBool> {
  switch (j.kind) {
    case 'nation': return eb.lit(true);
    case 'province': return eb(sql.ref(`${table}.province`), '=', j.province);
    case 'prefecture': return eb(sql.ref(`${table}.prefecture`), '=', j.prefecture);
    case 'points': return eb.lit(false);
  }
}
