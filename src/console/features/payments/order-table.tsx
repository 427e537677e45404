import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import type { OrderView } from '#contracts/payments.ts';
import { text } from '../../shared/text/text.ts';
import { Tag } from '../../shared/ui/tag.tsx';

/** The orders of one application. */
export function OrderTable({ orders }: { orders: readonly OrderView[] }): JSX.Element {
  const t = text().payments;
  return (
    <div className="overflow-x-auto" role="region" aria-label={t.orders} tabIndex={0}>
      <table className="w-full text-left">
        <thead><tr>{[t.order, t.how, t.due, t.at, t.state].map((c) => <th key={c} scope="col" className="px-2 py-1 font-semibold">{c}</th>)}</tr></thead>
        <tbody>
          {orders.map((o) => (
            <tr key={o.orderNumber} className="border-t border-rule">
              <td className="digits px-2 py-1">{o.orderNumber}</td><td className="px-2 py-1">{o.how === 'online' ? t.online : t.onSite}{o.receiptNumber ? ` · ${o.receiptNumber}` : ''}</td>
              <td className="digits px-2 py-1">{t.yuan(yuan(o.amountInFen))}</td><td className="px-2 py-1">{beijingTime(o.paidAt ?? o.openedAt)}</td>
              <td className="px-2 py-1"><Tag tone={o.state === 'paid' ? 'success' : o.state === 'refund_due' ? 'warning' : 'neutral'}>{o.stateText}</Tag></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
