import { Day } from '#contracts/dates.ts';
import { BreachKind } from '#contracts/integrity.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { RecordedBreach } from './domain/record-period.ts';

export type IntegrityRecordRow = {
  documentKey: Buffer;
  recordId: string;
  nameSealed: Buffer;
  documentNumberSealed: Buffer;
  kind: BreachKind;
  article: string;
  decisionNumber: string;
  decidedOn: Day;
  recordedAt: Date;
};

/** Enters a record; false when this decision about this person is already recorded. */
export async function insertRecord(tx: Tx, row: IntegrityRecordRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('integrity_record')
    .values({
      document_key: row.documentKey, record_id: row.recordId, name_sealed: row.nameSealed, document_number_sealed: row.documentNumberSealed,
      kind: row.kind, article: row.article, decision_number: row.decisionNumber, decided_on: row.decidedOn, recorded_at: row.recordedAt,
    })
    .onConflict((c) => c.columns(['document_key', 'decision_number']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Marks a record as no longer counting from a day on; false when there is none open by that number. */
export async function closeRecordOf(tx: Tx, documentKey: Buffer, decisionNumber: string, closing: { closedOn: Day; reason: string }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('integrity_record')
    .set({ closed_on: closing.closedOn, close_reason: closing.reason })
    .where('document_key', '=', documentKey)
    .where('decision_number', '=', decisionNumber)
    .where('closed_on', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Every record of a person, whether it still counts or not. */
export async function listRecords(tx: Tx, documentKey: Buffer): Promise<RecordedBreach[]> {
  const rows = await tx.selectFrom('integrity_record').select(['kind', 'decided_on', 'closed_on']).where('document_key', '=', documentKey).execute();
  return rows.map((row) => ({
    kind: BreachKind.parse(row.kind),
    decidedOn: Day.parse(row.decided_on),
    closedOn: row.closed_on === null ? null : Day.parse(row.closed_on),
  }));
}
