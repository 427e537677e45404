import type { Verdict } from './verdict.ts';

const yuan = (fen: number) => (fen / 100).toFixed(2);

/** The table of a run, for people. */
export function table({ stands, breaches, counts, refused, cases }: Verdict, more: Record<string, string | number>): string {
  const columns = ['account', 'charges: bank', 'ledger', 'sum: bank', 'ledger', 'refunds: bank', 'ledger', 'sum: bank', 'ledger', 'balance: bank', 'ledger'];
  const rows = stands.map((s) => [s.account, s.charges, s.bookedCharges, yuan(s.chargedInFen), yuan(s.bookedInFen), s.refunds, s.bookedRefunds, yuan(s.refundedInFen), yuan(s.bookedBackInFen), yuan(s.chargedInFen - s.refundedInFen), yuan(s.bookedInFen - s.bookedBackInFen)].map(String));
  const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  const listed = (title: string, all: Record<string, string | number>) => `${title}: ${Object.entries(all).map(([what, n]) => `${what} ${String(n)}`).join(' · ') || 'none'}`;
  return [
    line(columns), ...rows.map(line), '', listed('run', more), listed('orders and refunds', counts), listed('notices refused', refused), listed('differences of bills', cases), '',
    breaches.length === 0 ? 'ledger = bank to the fen, every application in a true state, nothing open: CLEAN' : `${String(breaches.length)} BREACHES\n${breaches.slice(0, 60).join('\n')}`, '',
  ].join('\n');
}
