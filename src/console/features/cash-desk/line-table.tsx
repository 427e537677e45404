import type { JSX } from 'react';
import { CASH_LINE_WORDS, TENDER_WORDS, type CashLine } from '#contracts/cash-desk.ts';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { words } from './words.ts';

/** Lines of the cash book: what came in, what went out, and the cash after each. */
export function LineTable({ lines, label, empty, busy = false }: { lines: readonly CashLine[]; label: string; empty: string; busy?: boolean }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  return (
    <DataTable
      label={label} rows={lines} keyOf={(l) => String(l.seq)} empty={empty} busy={busy}
      columns={[
        { name: t.line, cell: (l) => <span className="digits">{l.seq}</span>, nowrap: true }, { name: t.what, cell: (l) => <>{CASH_LINE_WORDS[l.kind][lang]}{l.tender === 'pos' ? ` · ${TENDER_WORDS.pos[lang]}` : ''}<br /><span className="digits text-sm text-soft">{beijingTime(l.at)}</span></>, wide: true },
        { name: t.receipt, cell: (l) => <span className="digits text-sm break-all">{l.receiptNumber ?? l.note}{l.orderNumber === null ? null : <><br />{l.refundNumber ?? l.orderNumber}</>}</span> },
        { name: t.in, cell: (l) => (l.inFen === 0 ? '' : yuan(l.inFen)), align: 'right', nowrap: true }, { name: t.out, cell: (l) => (l.outFen === 0 ? '' : yuan(l.outFen)), align: 'right', nowrap: true }, { name: t.balance, cell: (l) => yuan(l.balanceInFen), align: 'right', nowrap: true }, { name: t.by, cell: (l) => l.by },
      ]}
    />
  );
}
