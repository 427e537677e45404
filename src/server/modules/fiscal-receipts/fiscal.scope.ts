import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';

/** The one statement of which fiscal receipts a member of staff sees (辖区): those of their province. A city or a review point keeps no books. */
export const receiptsWithin = (j: Jurisdiction) => (eb: ExpressionBuilder<Database, 'fiscal_receipt'>): ExpressionWrapper<Database, 'fiscal_receipt', SqlBool> => {
  if (j.exams !== undefined) return eb.lit(false);
  switch (j.kind) {
    case 'nation': return eb.lit(true);
    case 'province': return eb('fiscal_receipt.province', '=', j.province);
    case 'prefecture':
    case 'points': return eb.lit(false);
  }
};
