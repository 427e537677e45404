import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

/** Tables that belong to the books of a province. */
type OfBooks = 'bill_difference' | 'closing' | 'cash_desk' | 'cash_shift' | 'cash_line' | 'counter_receipt' | 'cash_deposit' | 'fiscal_receipt';

/**
 * The one statement of which rows of the books a member of staff sees (辖区): those of their province; what has no province is the nation's. A city or a review point keeps no books,
 * nor does who works for some exams only.
 */
export function booksWithin<T extends OfBooks>(table: T, j: Jurisdiction) {
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
