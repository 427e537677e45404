import { MajorTable } from '#contracts/majors.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** All editions of the table of equivalent majors, the newest first. */
export async function readMajorTables(tx: Tx): Promise<MajorTable[]> {
  const rows = await tx.selectFrom('major_table').select('content').orderBy('applies_from', 'desc').execute();
  return rows.map((r) => MajorTable.parse(r.content));
}

/** Makes the table say exactly these editions. */
export async function replaceMajorTables(tx: Tx, tables: readonly MajorTable[]): Promise<void> {
  await tx.deleteFrom('major_table').where('version', 'not in', tables.map((t) => t.version)).execute();
  await tx
    .insertInto('major_table')
    .values(tables.map((t) => ({ version: t.version, applies_from: t.appliesFrom, applies_to: t.appliesTo, exam_codes: t.examCodes, content: JSON.stringify(t) })))
    .onConflict((c) => c.column('version').doUpdateSet((e) => ({
      applies_from: e.ref('excluded.applies_from'), applies_to: e.ref('excluded.applies_to'), exam_codes: e.ref('excluded.exam_codes'), content: e.ref('excluded.content'),
    })))
    .execute();
}
