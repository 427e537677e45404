import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

type Placed = 'bill_difference' | 'closing';

/** The one statement of which differences, and closings, a member of staff sees (辖区): those of their province; what has no province is the nation's. A city or a review point keeps no books. */
function within<T extends Placed>(table: T, j: Jurisdiction) {
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

export const differencesWithin = (j: Jurisdiction) => within('bill_difference', j);
export const closingsWithin = (j: Jurisdiction) => within('closing', j);
