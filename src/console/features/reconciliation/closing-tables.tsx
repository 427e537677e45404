import type { JSX } from 'react';
import { LEDGER_ACCOUNT_WORDS, LedgerAccount } from '#contracts/ledger.ts';
import { yuan } from '#contracts/money.ts';
import { DIFFERENCE_CLASS_WORDS, type ClosingWhole } from '#contracts/reconciliation.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { words } from './words.ts';

const ROWS = ['collectedOnline', 'collectedAtDesk', 'held', 'owedBack', 'refundedByChannel', 'cameBack', 'refundedAtDesk', 'deposited', 'writtenOff'] as const;

/** The figures of a closing: what moved, by account, by exam, what did not agree, and how every account of the chart stands. */
export function ClosingTables({ closing: { figures: f, names } }: { closing: ClosingWhole }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const money = (fen: number) => yuan(fen);
  const name = (code: string) => names[code] ?? code;
  return (
    <>
      <div className="grid gap-4 lg:grid-cols-2">
        <Card title={t.moved}><DataTable label={t.moved} rows={ROWS} keyOf={(r) => r} empty={t.none} columns={[{ name: t.kind, cell: (r) => t.rows[r] }, { name: t.times, cell: (r) => f[r].count.toLocaleString(), align: 'right' }, { name: t.amount, cell: (r) => money(f[r].inFen), align: 'right', nowrap: true }]} /></Card>
        <Card title={t.differences}><DataTable label={t.differences} rows={f.differences} keyOf={(d) => d.class} empty={t.none} columns={[{ name: t.cls, cell: (d) => DIFFERENCE_CLASS_WORDS[d.class][lang] }, { name: t.times, cell: (d) => d.count.toLocaleString(), align: 'right' }, { name: t.amount, cell: (d) => money(d.inFen), align: 'right', nowrap: true }]} /></Card>
      </div>
      <Card title={t.accounts}><DataTable label={t.accounts} rows={f.accounts} keyOf={(a) => a.receiving} empty={t.none} columns={[{ name: t.account, cell: (a) => name(a.receiving) }, { name: t.collected, cell: (a) => money(a.collectedInFen), align: 'right', nowrap: true }, { name: t.refunded, cell: (a) => money(a.refundedInFen), align: 'right', nowrap: true }, { name: t.net, cell: (a) => money(a.collectedInFen - a.refundedInFen), align: 'right', nowrap: true }]} /></Card>
      <Card title={t.sittings}><DataTable label={t.sittings} rows={f.sittings} keyOf={(s) => s.sittingId} empty={t.none} columns={[{ name: t.sitting, cell: (s) => name(s.sittingId) }, { name: t.collected, cell: (s) => money(s.collectedInFen), align: 'right', nowrap: true }, { name: t.refunded, cell: (s) => money(s.refundedInFen), align: 'right', nowrap: true }, { name: t.owed, cell: (s) => money(s.owedInFen), align: 'right', nowrap: true }, { name: t.treasury, cell: (s) => money(s.treasuryInFen), align: 'right', nowrap: true }]} /></Card>
      <Card title={t.balances}><DataTable label={t.balances} rows={f.balances} keyOf={(b) => `${b.account}/${b.of}`} empty={t.none} columns={[
        { name: t.subject, cell: (b) => LEDGER_ACCOUNT_WORDS[LedgerAccount.parse(b.account)][lang], nowrap: true }, { name: t.of, cell: (b) => name(b.of), wide: true }, { name: t.before, cell: (b) => money(b.beforeInFen), align: 'right', nowrap: true }, { name: t.debit, cell: (b) => money(b.inInFen), align: 'right', nowrap: true }, { name: t.credit, cell: (b) => money(b.outInFen), align: 'right', nowrap: true }, { name: t.after, cell: (b) => money(b.afterInFen), align: 'right', nowrap: true },
      ]} /></Card>
    </>
  );
}
