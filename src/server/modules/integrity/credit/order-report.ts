import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { IntegrityRecord } from '../integrity-record.ts';
import { sendReport } from '../integrity.jobs-declared.ts';
import { orderRow, type Report } from './reports.store.ts';

/** 信用报送、撤回: what the credit platform shall stand at with a record, ordered in the transaction that makes it so; without a platform it waits for one. */
export async function orderReport(tx: Tx, of: Pick<IntegrityRecord, 'documentKey' | 'id'>, wanted: Report['wanted'], reason: Report['reason'], now: Instant): Promise<void> {
  await orderRow(tx, of, wanted, reason, now);
  await enqueue(tx, sendReport, { recordId: of.id });
}
