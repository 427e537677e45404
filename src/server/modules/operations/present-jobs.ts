import type { DiscardedJob, FailedJob } from '#contracts/operations.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { faultWords } from '#server/platform/jobs/fault-words.ts';
import type { FailedJobRow } from '#server/platform/jobs/queue-state.store.ts';
import type { listDiscarded } from './operations.store.ts';

/** The place of a row in a list by moment and id. */
export const placeKey = (at: number, id: string): string => `${String(at)}~${id}`;

/** A failed job as operators read it; its words are looked through again, since earlier versions of the program wrote them down as they came. */
export function presentFailed({ fault, bornAt, failedAt, ...row }: FailedJobRow): FailedJob {
  return { ...row, fault: faultWords(fault ?? ''), bornAt: bornAt.getTime(), failedAt: failedAt.getTime() };
}

/** Jobs that were given up, with who did. */
export async function presentDiscarded(tx: Tx, rows: Awaited<ReturnType<typeof listDiscarded>>): Promise<DiscardedJob[]> {
  const names = await staffNames(tx, rows.map((r) => r.by_id));
  return rows.map((r) => ({ id: r.id, kind: r.kind, failedAt: new Date(r.failed_at).getTime(), fault: r.fault, discardedAt: new Date(r.discarded_at).getTime(), by: names.get(r.by_id) ?? '', reason: r.reason }));
}
