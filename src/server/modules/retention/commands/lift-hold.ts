import type { Instant } from '#contracts/dates.ts';
import type { LiftHold } from '#contracts/retention.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { lockHold, writeLifting, type HoldRow } from '../holds.store.ts';

/** 解除保全, with the reason; what it kept is past its time again, and goes with the next run or night. */
export async function liftHold({ tx, now, by }: { tx: Tx; now: Instant; by: string }, id: string, { reason, version }: LiftHold): Promise<Result<HoldRow>> {
  const hold = await lockHold(tx, id);
  if (!hold) return refusedFor('retention.hold_not_found');
  if (hold.lifted_at !== null || hold.version !== version) return refusedFor('retention.hold_lifted');
  await writeLifting(tx, hold, by, reason, now);
  return ok(hold);
}
