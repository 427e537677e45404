import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { DecideCorrection, IntegrityRecordId, ProposeCorrection } from '#contracts/integrity.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { Kit } from '#server/platform/kit.ts';
import { orderReport } from '../credit/order-report.ts';
import { recordNameKey } from '../document-key.ts';
import { recordStateOn, refusalsToPropose, refusalsToSettleCorrection } from '../domain/correction-rules.ts';
import { recordPeriod } from '../domain/record-period.ts';
import { insertCorrection, insertRecordEvent, listCorrections, settleCorrection, type Correction } from '../integrity-history.store.ts';
import type { IntegrityRecord } from '../integrity-record.ts';
import { closeRow, insertRecord, lockRecordWithin } from '../integrity.store.ts';

type By = { tx: Tx; kit: Pick<Kit, 'crypto'>; now: Instant; actor: { staffId: StaffId; jurisdiction: Jurisdiction } };

/** 提出纠正: a decision that fell or was changed, or an early end, with the paper it rests on; nothing changes before another officer agrees. */
export async function proposeCorrection(by: By, id: IntegrityRecordId, c: ProposeCorrection): Promise<Result<IntegrityRecord>> {
  const { tx, kit, now, actor } = by;
  const record = await lockRecordWithin(tx, kit.crypto, actor.jurisdiction, id);
  if (!record) return refusedFor('integrity.record_not_found');
  const no = refusalsToPropose({ state: recordStateOn(record, beijingDay(now)), kind: record.kind, waits: false }, c);
  if (no.length > 0) return refused(no);
  const kept = await insertCorrection(tx, kit.crypto, record, { ...c, toKind: c.kind === 'change' ? (c.toKind ?? null) : null }, actor.staffId, now);
  if (!kept) return refusedFor('integrity.correction_waits');
  await insertRecordEvent(tx, kit.crypto, record, { act: 'proposed', byId: actor.staffId, note: `${c.documentNumber} ${c.reason}`, at: now });
  return ok(record);
}

/** What a settled correction did: to which record, and the record that took its place when the decision was changed. */
export type Settled = { record: IntegrityRecord; correction: Correction; approved: boolean; replacedBy: IntegrityRecordId | null };

/** 批准纠正 (两人): from this day the record no longer counts; a changed decision goes on under its new kind, its period from the day of the first decision. */
export async function decideCorrection(by: By, id: IntegrityRecordId, d: DecideCorrection): Promise<Result<Settled>> {
  const { tx, kit, now, actor } = by;
  const record = await lockRecordWithin(tx, kit.crypto, actor.jurisdiction, id);
  if (!record) return refusedFor('integrity.record_not_found');
  const correction = (await listCorrections(tx, kit.crypto, record)).find((c) => c.state === 'waiting');
  const no = refusalsToSettleCorrection({ state: recordStateOn(record, beijingDay(now)) }, correction?.proposedById, { ...d, byId: actor.staffId });
  if (no.length > 0) return refused(no);
  invariant(correction, 'the rules asked for a proposal that waits');
  const approved = d.decision === 'approve';
  if (!(await settleCorrection(tx, kit.crypto, record, correction.id, { state: approved ? 'approved' : 'refused', note: d.note, byId: actor.staffId }, now))) return refusedFor('integrity.no_correction');
  await insertRecordEvent(tx, kit.crypto, record, { act: approved ? correction.kind : 'refused', byId: actor.staffId, note: approved ? correction.documentNumber : d.note, at: now });
  if (!approved) return ok({ record, correction, approved, replacedBy: null });
  await closeRow(tx, record, { closedOn: beijingDay(now), reason: correction.documentNumber });
  await orderReport(tx, record, 'withdrawn', 'corrected', now);
  if (correction.kind !== 'change') return ok({ record, correction, approved, replacedBy: null });
  const replacedBy = await enterChanged(by, record, correction);
  return replacedBy === undefined ? refusedFor('integrity.document_number_taken') : ok({ record, correction, approved, replacedBy });
}

async function enterChanged({ tx, kit, now, actor }: By, was: IntegrityRecord, { toKind, documentNumber }: Correction): Promise<IntegrityRecordId | undefined> {
  invariant(toKind, 'a change says to what');
  const id = newId<IntegrityRecordId>();
  const entered = await insertRecord(tx, kit.crypto, {
    ...was, id, nameKey: recordNameKey(kit.crypto, was.name), kind: toKind, decisionNumber: documentNumber, until: recordPeriod(toKind, was.decidedOn).until, recordedAt: now,
  });
  if (!entered) return undefined;
  await insertRecordEvent(tx, kit.crypto, { documentKey: was.documentKey, id }, { act: 'recorded', byId: actor.staffId, note: documentNumber, at: now });
  await orderReport(tx, { documentKey: was.documentKey, id }, 'published', null, now);
  return id;
}
