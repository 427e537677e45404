import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

/** The one statement of which plans a member of staff sees (辖区): of their province and exams; a city sees its province's plan, and of it the rooms of the city only. */
export function plansWithin(j: Jurisdiction) {
  return (eb: ExpressionBuilder<Database, 'seat_plan'>): ExpressionWrapper<Database, 'seat_plan', SqlBool> => (j.exams === undefined ? inPlace(eb, j) : eb.and([eb('seat_plan.exam_code', '=', sql<string>`any(${[...j.exams]}::text[])`), inPlace(eb, j)]));
}

function inPlace(eb: ExpressionBuilder<Database, 'seat_plan'>, j: Jurisdiction): ExpressionWrapper<Database, 'seat_plan', SqlBool> {
  switch (j.kind) {
    case 'nation': return eb(sql`true`, '=', sql`true`);
    case 'province': return eb('seat_plan.province', '=', j.province);
    case 'prefecture': return eb('seat_plan.province', '=', j.prefecture.slice(0, 2));
    case 'points': return eb(sql`true`, '=', sql`false`);
  }
}

/** The town an officer's look at a plan is narrowed to; undefined: the whole province. */
export function townOf(j: Jurisdiction): string | undefined {
  return j.kind === 'prefecture' ? j.prefecture : undefined;
}
