import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

/** The one statement of which test centres a member of staff sees (辖区): the nation all, a province and a city their own; review points are no place of centres. */
export function centresWithin(j: Jurisdiction) {
  return (eb: ExpressionBuilder<Database, 'test_centre'>): ExpressionWrapper<Database, 'test_centre', SqlBool> => {
    switch (j.kind) {
      case 'nation': return eb(sql`true`, '=', sql`true`);
      case 'province': return eb('test_centre.province', '=', j.province);
      case 'prefecture': return eb('test_centre.prefecture', '=', j.prefecture);
      case 'points': return eb(sql`true`, '=', sql`false`);
    }
  };
}
