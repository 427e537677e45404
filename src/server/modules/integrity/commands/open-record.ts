import type { Instant } from '#contracts/dates.ts';
import type { NewIntegrityRecord } from '#contracts/integrity.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { integrityKey } from '../document-key.ts';
import { insertRecord } from '../integrity.store.ts';

/** Enters a served decision in the integrity file (记入诚信档案库); the same decision twice is one record. */
export async function openRecord(tx: Tx, crypto: FieldCrypto, record: NewIntegrityRecord, now: Instant): Promise<'entered' | 'already_there'> {
  const entered = await insertRecord(tx, {
    documentKey: integrityKey(crypto, record),
    recordId: newId(),
    nameSealed: crypto.seal('integrity_record.name', record.name),
    documentNumberSealed: crypto.seal('integrity_record.document_number', record.documentNumber),
    kind: record.kind,
    article: record.article,
    decisionNumber: record.decisionNumber,
    decidedOn: record.decidedOn,
    recordedAt: new Date(now),
  });
  return entered ? 'entered' : 'already_there';
}
