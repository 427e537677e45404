import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

type Placed = 'cash_desk' | 'cash_shift' | 'cash_line' | 'counter_receipt' | 'cash_deposit';

/** The one statement of which desks, shifts, receipts and deposits a member of staff sees (辖区): a province its own; who works for some exams only, for a city or a review point keeps no cash. */
export function deskWithin<T extends Placed>(table: T, j: Jurisdiction) {
  return (eb: ExpressionBuilder<Database, T>): ExpressionWrapper<Database, T, SqlBool> => {
    if (j.exams !== undefined) return eb.lit(false);
    switch (j.kind) {
      case 'nation': return eb.lit(true);
      case 'province': return eb(sql.ref(`${table}.province`), '=', j.province);
      case 'prefecture':
      case 'points': return eb.lit(false);
    }
  };
}
