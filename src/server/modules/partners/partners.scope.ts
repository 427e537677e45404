import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

/** The one statement of which systems of others a member of staff sees (辖区): the nation all, a province its own; who works for less, or for some exams only, none. */
export function partnersWithin(j: Jurisdiction) {
  return (eb: ExpressionBuilder<Database, 'partner'>): ExpressionWrapper<Database, 'partner', SqlBool> => {
    if (j.exams !== undefined) return eb.lit(false);
    if (j.kind === 'nation') return eb.lit(true);
    return j.kind === 'province' ? eb('partner.province', '=', sql<string>`${j.province}`) : eb.lit(false);
  };
}
