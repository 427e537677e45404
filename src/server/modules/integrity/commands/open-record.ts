import type { Instant } from '#contracts/dates.ts';
import type { IntegrityRecordId, NewIntegrityRecord } from '#contracts/integrity.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { orderReport } from '../credit/order-report.ts';
import { integrityKey, recordNameKey } from '../document-key.ts';
import { recordPeriod } from '../domain/record-period.ts';
import { insertRecordEvent } from '../integrity-history.store.ts';
import { insertRecord } from '../integrity.store.ts';

/** Where a record comes from: the case whose decision was served, of which exam, and who entered it. */
export type RecordSource = { accountId?: string; caseId?: string; examCode?: string | null; byId?: string };

/** Enters a served decision in the integrity file (记入诚信档案库) with its period; the same decision about the same person twice is one record, which answers undefined the second time. */
export async function openRecord(tx: Tx, crypto: FieldCrypto, record: NewIntegrityRecord, now: Instant, from: RecordSource = {}): Promise<IntegrityRecordId | undefined> {
  const of = { documentKey: integrityKey(crypto, record), id: newId<IntegrityRecordId>() };
  const entered = await insertRecord(tx, crypto, {
    ...of, nameKey: recordNameKey(crypto, record.name), name: record.name, documentType: record.documentType, documentNumber: record.documentNumber, kind: record.kind, article: record.article,
    decisionNumber: record.decisionNumber, decidedOn: record.decidedOn, until: recordPeriod(record.kind, record.decidedOn).until, recordedAt: now,
    province: record.province ?? null, examCode: from.examCode ?? null, accountId: from.accountId ?? null, caseId: from.caseId ?? null,
  });
  if (!entered) return undefined;
  await insertRecordEvent(tx, crypto, of, { act: 'recorded', byId: from.byId ?? null, note: record.decisionNumber, at: now });
  await orderReport(tx, of, 'published', null, now);
  return of.id;
}
