import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { orderReport } from '../credit/order-report.ts';
import { insertRecordEvent } from '../integrity-history.store.ts';
import { recordExpired } from '../integrity.jobs-declared.ts';
import { markExpired } from '../integrity.store.ts';

const BATCH = 200;

/** 期满: notes in the history of each record that its period is over, once, and says so to whoever must be told. The hold itself ended with its last day. Answers how many, a full batch means there may be more. */
export async function expireRecords(tx: Tx, kit: Pick<Kit, 'crypto'>, now: Instant): Promise<{ expired: number; more: boolean }> {
  const expired = await markExpired(tx, kit.crypto, beijingDay(now), now, BATCH);
  for (const record of expired) {
    await insertRecordEvent(tx, kit.crypto, record, { act: 'expired', byId: null, note: null, at: now });
    await orderReport(tx, record, 'withdrawn', 'expired', now);
    await enqueue(tx, recordExpired, { recordId: record.id, accountId: record.accountId });
  }
  return { expired: expired.length, more: expired.length === BATCH };
}
