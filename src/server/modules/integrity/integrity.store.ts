import type { Selectable } from 'kysely';
import { Day, type Instant } from '#contracts/dates.ts';
import { DocumentType } from '#contracts/document-types.ts';
import { BreachKind, IntegrityRecordId, type RecordState } from '#contracts/integrity.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { IntegrityRecord as Row } from '#server/platform/db/schema.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { RecordedBreach } from './domain/record-period.ts';
import type { IntegrityRecord } from './integrity-record.ts';
import { recordsWithin } from './integrity.scope.ts';

const NAME = 'integrity_record.name';
const NUMBER = 'integrity_record.document_number';

export type NewRecord = Omit<IntegrityRecord, 'closedOn'> & { nameKey: Buffer };

/** Enters a record; false when this decision about this person is already recorded. */
export async function insertRecord(tx: Tx, crypto: FieldCrypto, r: NewRecord): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('integrity_record')
    .values({
      document_key: r.documentKey, record_id: r.id, name_sealed: crypto.seal(NAME, r.name), document_number_sealed: crypto.seal(NUMBER, r.documentNumber), name_key: r.nameKey,
      document_type: r.documentType, kind: r.kind, article: r.article, decision_number: r.decisionNumber, decided_on: r.decidedOn, until: r.until, recorded_at: new Date(r.recordedAt),
      province: r.province, exam_code: r.examCode, account_id: r.accountId, case_id: r.caseId,
    })
    .onConflict((c) => c.columns(['document_key', 'decision_number']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Marks a record as no longer counting from a day on; false when it is closed already. */
export async function closeRow(tx: Tx, of: Pick<IntegrityRecord, 'documentKey' | 'id'>, closing: { closedOn: Day; reason: string }): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('integrity_record').set({ closed_on: closing.closedOn, close_reason: closing.reason })
    .where('document_key', '=', of.documentKey).where('record_id', '=', of.id).where('closed_on', 'is', null).executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

const recordsOf = keptStatement((tx, v: { documentKey: Buffer }) => tx.selectFrom('integrity_record').select(['kind', 'decided_on', 'closed_on']).where('document_key', '=', v.documentKey));

/** Every record of a person, whether it still counts or not. */
export async function listRecords(tx: Tx, documentKey: Buffer): Promise<RecordedBreach[]> {
  const { rows } = await tx.executeQuery(recordsOf(tx, { documentKey }));
  return rows.map((row) => ({
    kind: BreachKind.parse(row.kind),
    decidedOn: Day.parse(row.decided_on),
    closedOn: row.closed_on === null ? null : Day.parse(row.closed_on),
  }));
}

/** Every record of a person with all that is kept of it, the newest first. */
export async function listRecordsOf(tx: Tx, crypto: FieldCrypto, documentKey: Buffer): Promise<IntegrityRecord[]> {
  const rows = await tx.selectFrom('integrity_record').selectAll().where('document_key', '=', documentKey).orderBy('decided_on', 'desc').orderBy('record_id', 'desc').limit(50).execute();
  return rows.map((row) => open(crypto, row));
}

/** A record within a jurisdiction; outside it there is none. */
export async function findRecordWithin(tx: Tx, crypto: FieldCrypto, j: Jurisdiction, id: IntegrityRecordId): Promise<IntegrityRecord | undefined> {
  const row = await tx.selectFrom('integrity_record').selectAll().where('record_id', '=', id).where(recordsWithin(j)).executeTakeFirst();
  return row && open(crypto, row);
}

/** The same, held until the transaction ends. */
export async function lockRecordWithin(tx: Tx, crypto: FieldCrypto, j: Jurisdiction, id: IntegrityRecordId): Promise<IntegrityRecord | undefined> {
  const row = await tx.selectFrom('integrity_record').selectAll().where('record_id', '=', id).where(recordsWithin(j)).forUpdate().executeTakeFirst();
  return row && open(crypto, row);
}

type Standing = { state: RecordState | undefined; today: Day };
export type AskedRecords = Standing & { after: { at: Instant; id: string } | undefined; size: number };

/** The records within a jurisdiction that stand so on a day. */
function standing(tx: Tx, j: Jurisdiction, { state, today }: Standing) {
  const query = tx.selectFrom('integrity_record').where(recordsWithin(j));
  switch (state) {
    case undefined: return query;
    case 'closed': return query.where('closed_on', 'is not', null);
    case 'expired': return query.where('closed_on', 'is', null).where('until', '<', today);
    case 'counting': return query.where('closed_on', 'is', null).where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', today)]));
  }
}

/** A page of the register within a jurisdiction, the newest first. */
export async function listRecordsWithin(tx: Tx, crypto: FieldCrypto, j: Jurisdiction, asked: AskedRecords): Promise<IntegrityRecord[]> {
  const { after } = asked;
  let query = standing(tx, j, asked).selectAll();
  if (after) query = query.where((eb) => eb(eb.refTuple('recorded_at', 'record_id'), '<', eb.tuple(new Date(after.at), after.id)));
  const rows = await query.orderBy('recorded_at', 'desc').orderBy('record_id', 'desc').limit(asked.size).execute();
  return rows.map((row) => open(crypto, row));
}

/** How many there are, all of them. */
export async function countRecordsWithin(tx: Tx, j: Jurisdiction, asked: Standing): Promise<number> {
  const { count } = await standing(tx, j, asked).select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

const FOUND_MOST = 50;

/** Records within a jurisdiction that stand under one of these documents, and under this name; what is not asked narrows nothing. */
export async function searchRecordsWithin(tx: Tx, crypto: FieldCrypto, j: Jurisdiction, keys: { documents: readonly Buffer[] | undefined; name: Buffer | undefined }): Promise<IntegrityRecord[]> {
  let query = tx.selectFrom('integrity_record').selectAll().where(recordsWithin(j));
  if (keys.documents) query = query.where('document_key', 'in', keys.documents);
  if (keys.name) query = query.where('name_key', '=', keys.name);
  const rows = await query.orderBy('recorded_at', 'desc').orderBy('record_id', 'desc').limit(FOUND_MOST).execute();
  return rows.map((row) => open(crypto, row));
}

/** Notes that periods ended before a day, a bounded batch; each once, however many ask at once. */
export async function markExpired(tx: Tx, crypto: FieldCrypto, today: Day, now: Instant, limit: number): Promise<IntegrityRecord[]> {
  const due = await tx.selectFrom('integrity_record').select(['document_key', 'record_id'])
    .where('closed_on', 'is', null).where('expired_at', 'is', null).where('until', '<', today).orderBy('until').limit(limit).execute();
  const expired: IntegrityRecord[] = [];
  for (const one of due) {
    const row = await tx.updateTable('integrity_record').set({ expired_at: new Date(now) })
      .where('document_key', '=', one.document_key).where('record_id', '=', one.record_id).where('expired_at', 'is', null).where('closed_on', 'is', null).returningAll().executeTakeFirst();
    if (row) expired.push(open(crypto, row));
  }
  return expired;
}

function open(crypto: FieldCrypto, row: Selectable<Row>): IntegrityRecord {
  return {
    documentKey: row.document_key, id: IntegrityRecordId.parse(row.record_id), name: crypto.open(NAME, row.name_sealed), documentType: DocumentType.parse(row.document_type), documentNumber: crypto.open(NUMBER, row.document_number_sealed),
    kind: BreachKind.parse(row.kind), article: row.article, decisionNumber: row.decision_number, decidedOn: Day.parse(row.decided_on), until: row.until === null ? null : Day.parse(row.until),
    recordedAt: row.recorded_at.getTime(), closedOn: row.closed_on === null ? null : Day.parse(row.closed_on), province: row.province, examCode: row.exam_code, accountId: row.account_id, caseId: row.case_id,
  };
}
