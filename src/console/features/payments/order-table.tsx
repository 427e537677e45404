import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import type { OrderView } from '#contracts/payments.ts';
import { text } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Tag } from '../../shared/ui/tag.tsx';

/** The orders of one application. */
export function OrderTable({ orders }: { orders: readonly OrderView[] }): JSX.Element {
  const t = text().payments;
  return (
    <DataTable
      label={t.orders} rows={orders} keyOf={(o) => o.orderNumber} empty={t.noOrders}
      columns={[
        { name: t.order, cell: (o) => <span className="digits">{o.orderNumber}</span> },
        { name: t.how, cell: (o) => `${o.how === 'online' ? t.online : t.onSite}${o.receiptNumber ? ` · ${o.receiptNumber}` : ''}` },
        { name: t.due, cell: (o) => t.yuan(yuan(o.amountInFen)), align: 'right', nowrap: true },
        { name: t.at, cell: (o) => beijingTime(o.paidAt ?? o.openedAt), nowrap: true },
        { name: t.state, cell: (o) => <Tag tone={o.state === 'paid' ? 'success' : o.state === 'refund_due' ? 'warning' : 'neutral'}>{o.stateText}</Tag> },
      ]}
    />
  );
}
