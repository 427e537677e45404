import type { Day } from '#contracts/dates.ts';
import type { DocumentType } from '#contracts/document-types.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { integrityKey } from '../document-key.ts';
import { closeRecordOf } from '../integrity.store.ts';

export type RecordToClose = { documentType: DocumentType; documentNumber: string; decisionNumber: string; closedOn: Day; reason: string };

/** Takes a record out of force because its decision was revoked or corrected; the row stays. False when none is open. */
export function closeRecord(tx: Tx, crypto: FieldCrypto, record: RecordToClose): Promise<boolean> {
  return closeRecordOf(tx, integrityKey(crypto, record), record.decisionNumber, { closedOn: record.closedOn, reason: record.reason });
}
