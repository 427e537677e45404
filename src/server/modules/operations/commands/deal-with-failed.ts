import type { DiscardJobs, ResendJobs } from '#contracts/operations.ts';
import type { StaffId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { faultWords } from '#server/platform/jobs/fault-words.ts';
import { forgetJobs, resendJobs } from '#server/platform/jobs/queue.ts';
import { lockFailedJobs } from '#server/platform/jobs/queue-state.store.ts';
import { insertDiscarded } from '../operations.store.ts';

/** At most so many at once: an act is one transaction. */
const MOST = 5_000;

/** 重新执行: has failed jobs tried anew, the ones chosen or all of a kind; each exists once however often it is asked for. */
export async function resendFailed(tx: Tx, { kind, ids }: ResendJobs): Promise<Result<{ done: number }>> {
  const held = await lockFailedJobs(tx, kind, ids, MOST);
  if (held.length === 0) return refusedFor('operations.nothing_failed');
  await resendJobs(tx, kind, held.map((j) => j.id));
  return ok({ done: held.length });
}

/** 放弃: gives failed jobs up for good; what they were, why they failed and why nobody does them stays written down. */
export async function discardFailed(tx: Tx, by: StaffId, { kind, ids, reason }: DiscardJobs, now: Date): Promise<Result<{ done: number }>> {
  const held = await lockFailedJobs(tx, kind, ids, MOST);
  if (held.length === 0) return refusedFor('operations.nothing_failed');
  await insertDiscarded(tx, held.map((j) => ({ id: j.id, kind: j.kind, failedAt: j.failedAt, fault: faultWords(j.fault ?? '') })), by, reason, now);
  await forgetJobs(tx, kind, held.map((j) => j.id));
  return ok({ done: held.length });
}
