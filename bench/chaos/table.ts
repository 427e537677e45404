import type { Facts } from './facts.ts';
import { happenedIn, standsOf } from './verdict.ts';

const yuan = (fen: number) => (fen / 100).toFixed(2);

/** The table of a run, for people. */
export function table(facts: Facts, breaches: readonly string[], more: Record<string, string | number>, acts: Record<string, number>): string {
  const columns = ['account', 'charges: bank', 'ledger', 'sum: bank', 'ledger', 'refunds: bank', 'ledger', 'sum: bank', 'ledger', 'holds: bank', 'ledger'];
  const rows = standsOf(facts).map((s) => [s.account, s.charges, s.bookedCharges, yuan(s.chargedInFen), yuan(s.bookedInFen), s.refunds, s.bookedRefunds, yuan(s.refundedInFen), yuan(s.bookedBackInFen), yuan(s.bankInFen), yuan(s.heldInFen)].map(String));
  const states = (all: readonly string[]) => Object.fromEntries([...new Set(all)].sort().map((state) => [state, all.filter((one) => one === state).length]));
  const letters = Object.fromEntries([...new Set(facts.bank.tally.map(({ what }) => what).filter((what) => what.includes(': ')))].sort().map((what) => [what, facts.bank.tally.filter((t) => t.what === what).reduce((sum, { times }) => sum + times, 0)]));
  return [
    grid(columns, rows), '', listed('run', more), listed('acknowledged acts, all found again', acts), listed('orders', states(facts.orders.map((o) => `${o.how} ${o.state}`))), listed('applications', states(facts.applications.map((a) => `${a.paymentState}${a.ended === null ? '' : ` (${a.ended})`}`))), '',
    grid(['what happened', 'times'], Object.entries(happenedIn(facts)).map(([what, n]) => [what, String(n)])), '',
    listed('notices and how they were answered', letters), listed('notices refused and listed', Object.fromEntries(facts.refused.map((r) => [`${r.account} ${r.fault}`, r.n]))), listed('cases of bills', { planted: facts.cases.expected.length, found: facts.cases.open.length }), '',
    breaches.length === 0 ? 'ledger = bank to the fen, every application in a true state, nothing open, nothing lost: CLEAN' : `${String(breaches.length)} BREACHES\n${breaches.slice(0, 80).join('\n')}`, '',
  ].join('\n');
}

const listed = (title: string, all: Record<string, string | number>) => `${title}: ${Object.entries(all).map(([what, n]) => `${what} ${String(n)}`).join(' · ') || 'none'}`;

function grid(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  return [columns, ...rows].map((cells) => cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ').trimEnd()).join('\n');
}
