import type { Instant } from '#contracts/dates.ts';
import type { DifferenceId } from '#contracts/reconciliation.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { caseDueOn } from '../matching/compare-day.ts';
import type { Answered, Repairs } from '../reconciliation-env.ts';
import { findBooked, lockDifference, stepDifference, type Difference } from './differences.store.ts';

/**
 * 自动补单: what the channel confirmed when asked is booked by payments' own command, and the difference is settled when the ledger then holds it to the fen. What is not confirmed, or not ours,
 * becomes a case.
 */
export async function repair(tx: Tx, repairs: Pick<Repairs, 'whose'>, id: DifferenceId, answered: Answered | undefined, now: Instant): Promise<void> {
  const d = await lockDifference(tx, id);
  if (d?.state !== 'repairing') return;
  if (answered) await answered.apply(tx, now);
  const booked = await findBooked(tx, d);
  const whose = answered?.whose ?? (await repairs.whose(tx, d));
  if (booked && booked.amountInFen === d.theirsInFen) await stepDifference(tx, d, 'settled', { state: 'settled', outcome: 'repaired', settledAt: new Date(now), oursInFen: booked.amountInFen, ...whose }, null, now);
  else await openCase(tx, d, now, booked ? { ...whose, class: 'amount' as const, oursInFen: booked.amountInFen } : (whose ?? {}));
}

/** 转为待处理事项: somebody must see to it within three working days. */
export async function openCase(tx: Tx, d: Difference, now: Instant, more: Partial<{ orderNumber: string; province: string; sittingId: string; class: 'amount'; oursInFen: number }> = {}): Promise<void> {
  await stepDifference(tx, d, 'opened', { state: 'open', dueOn: d.dueOn ?? caseDueOn(now), ...more }, null, now);
}
