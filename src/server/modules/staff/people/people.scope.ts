import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

/** The members an officer may see: for the nation all, for a province those of its organisation, for anything narrower nobody. */
export function membersWithin(j: Jurisdiction) {
  return (eb: ExpressionBuilder<Database, 'staff_member'>): ExpressionWrapper<Database, 'staff_member', SqlBool> => {
    if (j.kind === 'nation') return eb.and([]);
    return j.kind === 'province' ? eb.and([eb('staff_member.home_province', '=', j.province)]) : eb.or([]);
  };
}
