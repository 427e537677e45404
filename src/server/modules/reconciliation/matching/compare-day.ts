import { beijingDay, type Day, type Instant } from '#contracts/dates.ts';
import { endOfWorkingDays } from '#server/modules/catalogue/index.ts';
import { DifferenceId } from '#contracts/reconciliation.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { findBillOf, holdDay } from '../bills/bills.store.ts';
import { soleProvinceOf } from '../domain/accounts.ts';
import { addDays } from '../domain/bill-days.ts';
import type { ReconciliationEnv } from '../reconciliation-env.ts';
import { listRepairing, matchDay } from './match-day.store.ts';
import { repairDifference } from './matching.jobs-declared.ts';

/** Working days within which a difference must be settled (处理时限). */
const WORKING_DAYS = 3;
const NOBODY = '00000000-0000-0000-0000-000000000000';
const AT_ONCE = 1_000;

/** The last day of the time a case has. */
export const caseDueOn = (now: Instant): Day => endOfWorkingDays(beijingDay(now), WORKING_DAYS)?.day ?? addDays(beijingDay(now), WORKING_DAYS + 2);

/**
 * Compares one day of an account (逐日核对): nothing happens before its bill stands. Afterwards the channel is asked about what only the bill has. True when it was compared.
 */
export async function compareOneDay(tx: Tx, { channels }: Pick<ReconciliationEnv, 'channels'>, { receiving, day }: { receiving: string; day: Day }, now: Instant): Promise<boolean> {
  await holdDay(tx, receiving, day);
  const [bill, before, after] = await Promise.all([findBillOf(tx, receiving, day, 'standing'), findBillOf(tx, receiving, addDays(day, -1), 'standing'), findBillOf(tx, receiving, addDays(day, 1), 'standing')]);
  if (!bill) return false;
  await matchDay(tx, { receiving, day, bill: bill.id, before: before?.id ?? null, after: after?.id ?? null, province: soleProvinceOf(channels.find(receiving)), dueOn: caseDueOn(now) }, now);
  for (let [part, last] = [await listRepairing(tx, receiving, day, NOBODY, AT_ONCE), '']; part.length > 0; part = await listRepairing(tx, receiving, day, last, AT_ONCE)) {
    for (const id of part) await enqueue(tx, repairDifference, { differenceId: DifferenceId.parse(id) });
    last = part.at(-1) ?? '';
  }
  return true;
}
