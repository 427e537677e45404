import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { IntegrityRecordId } from '#contracts/integrity.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { insertRecordEvent } from '../integrity-history.store.ts';
import type { IntegrityRecord } from '../integrity-record.ts';
import { sendReport } from '../integrity.jobs-declared.ts';
import { lockRecordWithin } from '../integrity.store.ts';
import { findReport, sendAgain, type ReportState } from './reports.store.ts';

type By = { tx: Tx; kit: Pick<Kit, 'crypto'>; now: Instant; actor: { staffId: StaffId; jurisdiction: Jurisdiction } };

/** Why a report cannot be sent again: what the platform has taken stands there already. */
export function refusalsToResend(state: ReportState): Refusal[] {
  return state === 'taken' ? [refuse('integrity.report_taken')] : [];
}

/** 重新上报: a report that was refused, or waits for its next try, goes out now; the order stays the same, so that the platform takes it once. Who and why stands in the record's history. */
export async function resendReport({ tx, kit, now, actor }: By, id: IntegrityRecordId, reason: string): Promise<Result<IntegrityRecord>> {
  const record = await lockRecordWithin(tx, kit.crypto, actor.jurisdiction, id);
  const report = record && await findReport(tx, record.id);
  if (!record || !report) return refusedFor('integrity.report_not_found');
  const no = refusalsToResend(report.state);
  if (no.length > 0) return refused(no);
  // the answer may have come between the look and this
  if (!(await sendAgain(tx, record, now))) return refusedFor('integrity.report_taken');
  await insertRecordEvent(tx, kit.crypto, record, { act: 'reported_again', byId: actor.staffId, note: reason, at: now });
  await enqueue(tx, sendReport, { recordId: record.id });
  return ok(record);
}
