import type { JSX } from 'preact';
import { yuan } from '#contracts/money.ts';
import type { FeeLine } from '#contracts/payments.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Table } from '#portal/parts/table.tsx';
import { words } from './words.ts';

/** What is paid for, line by line, and the sum. */
export function FeeTable({ page, lines, amountInFen }: { page: PageContext; lines: readonly FeeLine[]; amountInFen: number }): JSX.Element {
  const w = words[page.lang];
  return (
    <Table
      caption={w.what} captionUnseen rows={[...lines, { text: w.total, amountInFen }]} rowKey={(line) => line.text}
      columns={[
        { title: w.item, cell: (line) => line.text },
        { title: w.amount, figures: true, cell: (line) => (line.text === w.total ? <strong>{yuan(line.amountInFen)}</strong> : yuan(line.amountInFen)) },
      ]}
    />
  );
}
