import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Area } from './area.ts';

type OnSuspension = ExpressionBuilder<Database, 'suspension'>;

/** Which suspensions a member of staff may see: those of the nation everywhere, the others where they lie; review points see none. */
export function suspensionsWithin(j: Jurisdiction) {
  return (eb: OnSuspension): ExpressionWrapper<Database, 'suspension', SqlBool> =>
    j.exams === undefined ? inPlace(eb, j) : eb.and([eb('suspension.exam_code', '=', sql<string>`any(${[...j.exams]}::text[])`), inPlace(eb, j)]);
}

function inPlace(eb: OnSuspension, j: Jurisdiction): ExpressionWrapper<Database, 'suspension', SqlBool> {
  switch (j.kind) {
    case 'nation': return eb(sql`true`, '=', sql`true`);
    case 'province': return eb.or([eb('suspension.area', '=', 'nation'), eb('suspension.province', '=', j.province)]);
    case 'prefecture': return eb.or([eb('suspension.area', '=', 'nation'), eb.and([eb('suspension.province', '=', j.prefecture.slice(0, 2)), eb.or([eb('suspension.prefecture', 'is', null), eb('suspension.prefecture', '=', j.prefecture)])])]);
    case 'points': return eb(sql`false`, '=', sql`true`);
  }
}

/** True for whoever may suspend there: the nation everywhere, a province for itself. A city tells its province. */
export function maySuspendIn(j: Jurisdiction, area: Area, exam: string): boolean {
  return coversExam(j, exam) && (j.kind === 'nation' || (j.kind === 'province' && area.province === j.province));
}
