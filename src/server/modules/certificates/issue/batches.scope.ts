import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

type Within = ExpressionWrapper<Database, 'certificate_batch', SqlBool>;

/** The one statement of which batches a member of staff sees (辖区): of their province and exams; a city sees its province's. */
export function batchesWithin(j: Jurisdiction) {
  return (eb: ExpressionBuilder<Database, 'certificate_batch'>): Within => eb.and([j.exams === undefined ? eb.lit(true) : eb('certificate_batch.exam_code', '=', sql<string>`any(${[...j.exams]}::text[])`), inPlace(eb, j)]);
}

function inPlace(eb: ExpressionBuilder<Database, 'certificate_batch'>, j: Jurisdiction): Within {
  switch (j.kind) {
    case 'nation': return eb.lit(true);
    case 'province': return eb('certificate_batch.province', '=', j.province);
    case 'prefecture': return eb('certificate_batch.province', '=', j.prefecture.slice(0, 2));
    case 'points': return eb.lit(false);
  }
}
