import type { Facts } from './facts.ts';
import { judge } from './verdict.ts';

type Sabotage = { name: string; put: (facts: Facts) => Facts; seen: RegExp };

const without = <T>(all: readonly T[], is: (one: T) => boolean): T[] => {
  const at = all.findIndex(is);
  if (at < 0) throw new Error('there is nothing to take away');
  return all.toSpliced(at, 1);
};
const changed = <T extends object>(all: readonly T[], is: (one: T) => boolean, change: Partial<T>): T[] => {
  const at = all.findIndex(is);
  const one = all[at];
  if (!one) throw new Error('there is nothing to change');
  return all.with(at, { ...one, ...change });
};

/** What can go wrong, each put into facts that are right. */
export const SABOTAGES: readonly Sabotage[] = [
  { name: 'a line of the ledger is gone', put: (f) => ({ ...f, entries: without(f.entries, (e) => e.kind === 'charge_settled') }), seen: /^the bank has a charge the ledger has not/ },
  { name: 'a line of the ledger says one fen less', put: (f) => ({ ...f, entries: changed(f.entries, (e) => e.kind === 'charge_settled', { fen: 1 }) }), seen: /^the ledger has a charge the bank has not/ },
  { name: 'a charge behind our back', put: (f) => ({ ...f, bank: { ...f.bank, charges: [...f.bank.charges, { account: 'alipay', number: f.bank.charges[0]?.number ?? '', reference: 'BEHIND-OUR-BACK', fen: 24_400 }] } }), seen: /fen of it are kept/ },
  { name: 'a charge of nobody', put: (f) => ({ ...f, bank: { ...f.bank, charges: [...f.bank.charges, { account: 'alipay', number: '20260708999999999999901', reference: 'OF-NOBODY', fen: 24_400 }] } }), seen: /^money for an order that is not there/ },
  { name: 'a refund dropped by the bank', put: (f) => ({ ...f, bank: { ...f.bank, refunds: f.bank.refunds.slice(1) } }), seen: /^the ledger has a refund the bank has not/ },
  { name: 'a refund never booked', put: (f) => ({ ...f, entries: without(f.entries, (e) => e.kind === 'refund_done') }), seen: /^the bank has a refund the ledger has not/ },
  { name: 'a booking that nobody asked for', put: (f) => ({ ...f, held: changed(f.held, () => true, { fen: (f.held[0]?.fen ?? 0) + 1 }) }), seen: /^account .*the ledger/ },
  { name: 'an application that is unpaid although its order is paid', put: (f) => ({ ...f, applications: changed(f.applications, (a) => a.paymentState === 'paid', { paymentState: 'unpaid' }) }), seen: /^application .* is unpaid/ },
  { name: 'an application that is paid for nothing', put: (f) => ({ ...f, applications: changed(f.applications, (a) => a.paymentState === 'unpaid', { paymentState: 'paid' }) }), seen: /^application .* with 0 paid orders/ },
  { name: 'an application that is paying for ever', put: (f) => ({ ...f, applications: changed(f.applications, (a) => a.paymentState === 'unpaid', { paymentState: 'paying' }) }), seen: /^application .* is paying/ },
  { name: 'an order that was closed although it was paid', put: (f) => ({ ...f, orders: changed(f.orders, (o) => o.state === 'paid', { state: 'closed' }) }), seen: /^order .* is closed with 1 settled/ },
  { name: 'an acknowledged act that is gone', put: (f) => ({ ...f, lost: ['attempt 20260708000000000000001'] }), seen: /^an acknowledged act is lost/ },
  { name: 'an order still open', put: (f) => ({ ...f, left: { ...f.left, 'open orders': 1 } }), seen: /^left: open orders/ },
  { name: 'a forged notice taken', put: (f) => ({ ...f, bank: { ...f.bank, tally: [...f.bank.tally, { account: 'alipay', what: 'forged: taken', times: 1 }] } }), seen: /notices forged were taken/ },
  { name: 'a refused notice not written down', put: (f) => ({ ...f, refused: [] }), seen: /are listed/ },
  { name: 'a difference of a bill nobody saw', put: (f) => ({ ...f, cases: { ...f.cases, expected: [...f.cases.expected, 'alipay 2026-07-08 short payment 1 1'] } }), seen: /^a planted difference is no case/ },
  { name: 'a case nobody planted', put: (f) => ({ ...f, cases: { ...f.cases, open: [...f.cases.open, 'alipay 2026-07-08 short payment 1 1'] } }), seen: /^a case nobody planted/ },
  { name: 'a fault that never happened', put: (f) => ({ ...f, happened: { ...f.happened, 'paid on site': 0 } }), seen: /^never happened: paid on site/ },
];

/** Puts each into facts that are right; answers those the verdict does not see. */
export function unseenIn(facts: Facts): string[] {
  return SABOTAGES.filter(({ put, seen }) => !judge(put(facts)).some((breach) => seen.test(breach))).map(({ name }) => name);
}
