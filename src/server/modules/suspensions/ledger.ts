import type { SuspensionLedger } from '#contracts/suspensions.ts';
import type { Sums } from './people.store.ts';

/** 停考资金: paid = back + under way + failed + kept for the resit + undecided; what does not add up is the difference, and never hidden. */
export function ledgerOf(people: Pick<Sums, 'paid' | 'kept' | 'undecidedFen'>, waitingInFen: number, sums: SuspensionLedger['sums']): SuspensionLedger {
  const of = (...states: string[]) => sums.filter((s) => states.includes(s.state)).reduce((n, s) => n + s.amountInFen, 0);
  const l = { paidInFen: people.paid, refundedInFen: of('done'), underWayInFen: of('due', 'requested') + waitingInFen, failedInFen: of('failed'), keptInFen: people.kept, undecidedInFen: people.undecidedFen };
  return { ...l, differenceInFen: l.paidInFen - l.refundedInFen - l.underWayInFen - l.failedInFen - l.keptInFen - l.undecidedInFen, sums };
}
