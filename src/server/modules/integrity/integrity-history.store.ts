import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { BreachKind, CorrectionKind, type IntegrityRecordId } from '#contracts/integrity.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { IntegrityRecord } from './integrity-record.ts';

const EVENT_NOTE = 'integrity_event.note';
const REASON = 'integrity_correction.reason';
const NOTE = 'integrity_correction.note';

type Of = Pick<IntegrityRecord, 'documentKey' | 'id'>;
export type RecordAct = 'recorded' | 'expired' | 'proposed' | 'refused' | 'reported_again' | CorrectionKind;

/** Writes one line of a record's history. */
export async function insertRecordEvent(tx: Tx, crypto: FieldCrypto, of: Of, e: { act: RecordAct; byId: string | null; note: string | null; at: Instant }): Promise<void> {
  await tx.insertInto('integrity_event').values({
    document_key: of.documentKey, record_id: of.id, event_id: newId(), act: e.act, by_id: e.byId, note: e.note === null ? null : crypto.seal(EVENT_NOTE, e.note), at: new Date(e.at),
  }).execute();
}

/** The history of a record, oldest first. */
export async function listRecordEvents(tx: Tx, crypto: FieldCrypto, of: Of) {
  const rows = await tx.selectFrom('integrity_event').selectAll().where('document_key', '=', of.documentKey).where('record_id', '=', of.id).orderBy('at').orderBy('event_id').limit(200).execute();
  return rows.map((r) => ({ act: r.act, byId: r.by_id, note: r.note && crypto.open(EVENT_NOTE, r.note), at: r.at.getTime() }));
}

/** What somebody proposed to change about a record, and what became of it. */
export type Correction = {
  id: string; recordId: string; kind: CorrectionKind; toKind: BreachKind | null; documentNumber: string; reason: string; note: string | null;
  state: string; proposedById: string; proposedAt: Instant; decidedById: string | null;
};

/** Keeps a proposal; false when one waits already for this record. */
export async function insertCorrection(tx: Tx, crypto: FieldCrypto, of: Of, c: Pick<Correction, 'kind' | 'toKind' | 'documentNumber' | 'reason'>, byId: StaffId, now: Instant): Promise<boolean> {
  const done = await tx.insertInto('integrity_correction').values({
    document_key: of.documentKey, correction_id: newId(), record_id: of.id, kind: c.kind, to_kind: c.toKind, document_number: c.documentNumber, reason: crypto.seal(REASON, c.reason),
    state: 'waiting', proposed_by_id: byId, proposed_at: new Date(now),
  }).onConflict((o) => o.doNothing()).executeTakeFirstOrThrow();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Everything proposed about a record, the newest first. */
export async function listCorrections(tx: Tx, crypto: FieldCrypto, of: Of): Promise<Correction[]> {
  const rows = await tx.selectFrom('integrity_correction').selectAll().where('document_key', '=', of.documentKey).where('record_id', '=', of.id).orderBy('proposed_at', 'desc').orderBy('correction_id', 'desc').limit(100).execute();
  return rows.map((r) => ({
    id: r.correction_id, recordId: r.record_id, kind: CorrectionKind.parse(r.kind), toKind: r.to_kind === null ? null : BreachKind.parse(r.to_kind), documentNumber: r.document_number,
    reason: crypto.open(REASON, r.reason), note: r.note && crypto.open(NOTE, r.note), state: r.state, proposedById: r.proposed_by_id, proposedAt: r.proposed_at.getTime(), decidedById: r.decided_by_id,
  }));
}

/** Which of these records have a proposal that waits. */
export async function listWaitingCorrections(tx: Tx, ids: readonly IntegrityRecordId[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.selectFrom('integrity_correction').select('record_id').where('record_id', '=', sql<string>`any(${[...ids]}::uuid[])`).where('state', '=', 'waiting').execute();
  return new Set(rows.map((r) => r.record_id));
}

/** Settles a proposal that waits; false when somebody else just did. */
export async function settleCorrection(tx: Tx, crypto: FieldCrypto, of: Of, id: string, d: { state: 'approved' | 'refused'; note: string; byId: StaffId }, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('integrity_correction').set({ state: d.state, note: crypto.seal(NOTE, d.note), decided_by_id: d.byId, decided_at: new Date(now) })
    .where('document_key', '=', of.documentKey).where('correction_id', '=', id).where('state', '=', 'waiting').executeTakeFirstOrThrow();
  return done.numUpdatedRows === 1n;
}
