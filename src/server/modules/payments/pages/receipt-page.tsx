import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import type { OrderView } from '#contracts/payments.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { PrintButton } from '#portal/parts/print-button.tsx';
import { paths } from '#portal/paths.ts';
import { FiscalCard, type FiscalCardView } from './fiscal-card.tsx';
import { FeeTable } from './fee-table.tsx';
import { words } from './words.ts';

export type ReceiptView = OrderView & { fiscal: FiscalCardView | undefined; candidate: { term: string; value: string }[]; applicationNumber: string | null };

/** 缴费收据: drawn from the order as it was frozen, fit to be printed. */
export function ReceiptPage({ view, page }: { view: ReceiptView; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  const order = `/my/orders/${view.orderNumber}`;
  return (
    <Page page={page} title={w.receipt} trail={[{ text: w.mine, href: paths.applications }, { text: w.orderTitle, href: order }]}>
      <Card title={`${view.title} ${w.examFee}`}>
        <DataList items={[
          ...view.candidate,
          ...(view.applicationNumber === null ? [] : [{ term: w.applicationNumber, value: view.applicationNumber }]),
          { term: w.orderNumber, value: view.orderNumber }, { term: w.how, value: w[view.how] },
          { term: w.paidAt, value: view.paidAt === null ? '' : beijingTime(view.paidAt) },
          ...(view.channelReference === null ? [] : [{ term: w.reference, value: view.channelReference }]),
          ...(view.receiptNumber === null ? [] : [{ term: w.receiptNumber, value: view.receiptNumber }]),
        ]} />
        <FeeTable page={page} lines={view.lines} amountInFen={view.amountInFen} />
        <p class="field__hint">{view.fiscal ? w.receiptNoteFiscal : w.receiptNote}</p>
      </Card>
      {view.fiscal ? <FiscalCard fiscal={view.fiscal} page={page} /> : null}
      <Buttons><PrintButton page={page} /><LinkButton href={order} text={w.orderTitle} tone="quiet" /></Buttons>
    </Page>
  );
}
