import type { ComponentChildren, JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { RefundGround, type OrderView } from '#contracts/payments.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Countdown } from '#portal/parts/countdown.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { paths } from '#portal/paths.ts';
import type { OrderCheck } from '../payments-env.ts';
import { Attempts } from './attempts.tsx';
import { FeeTable } from './fee-table.tsx';
import { GoOn, type GoOnView } from './go-on.tsx';
import { OrderTag } from './order-tag.tsx';
import { words } from './words.ts';

export type OrderPageView = OrderView & {
  /** How the payer goes on, while they can. */
  start: GoOnView | undefined;
  enquiryPhone: string | null;
  /** The payer has just come back from the channel. */
  returned: boolean;
  /** What the channel's bill says and what we have still differ. */
  check: OrderCheck | undefined;
};

/** One order: what is known of it, never more; while it is open the page asks again by itself, and can be told to ask the channel now. */
export function OrderPage({ view, page, form }: { view: OrderPageView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const payment = `${paths.applications}/${view.applicationId}/pay`;
  return (
    <Page page={page} form={form} title={view.returned ? w.returnTitle : w.orderTitle} trail={[{ text: w.mine, href: paths.applications }, { text: w.title, href: payment }]}>
      <Outcome view={view} page={page} form={form} payment={payment} />
      {view.check === undefined ? null : <Notice page={page} title={w.beingChecked}>{w.beingCheckedMore(view.check.day, view.check.dueOn)} {view.state === 'paid' ? w.checkOfPaid : w.checkOfUnpaid}</Notice>}
      <Card title={w.order} aside={<OrderTag order={view} />}>
        <DataList items={[
          { term: w.orderNumber, value: view.orderNumber }, { term: w.item, value: view.title }, { term: w.how, value: w[view.how] },
          { term: w.openedAt, value: beijingTime(view.openedAt) },
          ...(view.paidAt === null ? [] : [{ term: w.paidAt, value: beijingTime(view.paidAt) }]),
          ...(view.channelReference === null ? [] : [{ term: w.reference, value: view.channelReference }]),
          ...(view.receiptNumber === null ? [] : [{ term: w.receiptNumber, value: view.receiptNumber }]),
        ]} />
        <FeeTable page={page} lines={view.lines} amountInFen={view.amountInFen} />
        <p class="field__hint">{w.keepNumber}</p>
      </Card>
      <Attempts attempts={view.attempts} enquiryPhone={view.enquiryPhone} page={page} />
      <LinkButton href={`${paths.applications}/${view.applicationId}`} text={w.back} />
    </Page>
  );
}

function Outcome({ view, page, form, payment }: { view: OrderPageView; page: PageContext; form: FormState; payment: string }): JSX.Element {
  const w = words[page.lang];
  const refunds = view.refunds.map((refund) => <p key={refund.at}>{w.refundLine(refund.reasonText, yuan(refund.amountInFen), refund.refund?.way === 'desk')}{refund.refund ? ` ${w.refundState(refund.refund.number, refund.refund.stateText, refund.refund.doneAt === null ? '' : beijingTime(refund.refund.doneAt))}` : ''}</p>);
  switch (view.state) {
    case 'open':
      return <OpenOrder view={view} page={page} form={form} payment={payment} />;
    case 'paid':
      return (
        <>
          <Notice page={page} tone="success" live={view.returned} title={w.paid}>{w.paidMore}</Notice>
          {refunds.length === 0 ? null : <Notice page={page} tone="warning" title={view.refunds.some((r) => r.reason === 'suspended') ? w.refundSuspended : view.refunds.some((r) => RefundGround.options.some((ground) => ground === r.reason)) ? w.refundGranted : w.refundExtra}>{refunds}</Notice>}
          <Buttons><LinkButton href={`/my/orders/${view.orderNumber}/receipt`} text={w.printReceipt} icon="print" /></Buttons>
        </>
      );
    case 'closed':
      return (
        <>
          <Notice page={page} tone="warning" live={view.returned} title={w.closed}>{w.closedMore}</Notice>
          <CheckAgain view={view} page={page} form={form}><LinkButton href={payment} text={w.payAgain} tone="main" /></CheckAgain>
        </>
      );
    case 'refund_due':
      return <Notice page={page} tone="warning" live={view.returned} title={w.refund}>{refunds}</Notice>;
  }
}

function OpenOrder({ view, page, form, payment }: { view: OrderPageView; page: PageContext; form: FormState; payment: string }): JSX.Element {
  const w = words[page.lang];
  return (
    <div data-poll={`/api/orders/${view.orderNumber}`} data-poll-state={view.state}>
      {view.returned ? <Notice page={page} live title={w.checking}>{w.checkingMore}</Notice> : null}
      {view.expiresAt === null ? null : <p><Countdown page={page} until={view.expiresAt} label={w.expiresAt} /></p>}
      {view.start === undefined ? null : <GoOn page={page} start={view.start} amountInFen={view.amountInFen} />}
      <CheckAgain view={view} page={page} form={form}>
        <LinkButton href={payment} text={w.otherWay} tone="quiet" />
        <LinkButton href={page.path} text={w.refresh} tone="quiet" icon="refresh" />
      </CheckAgain>
    </div>
  );
}

/** 我已付款: has the channel asked now, also about an order that is over. */
function CheckAgain({ view, page, form, children }: { view: OrderPageView; page: PageContext; form: FormState; children: ComponentChildren }): JSX.Element {
  return (
    <Form page={page} form={form} action={`/my/orders/${view.orderNumber}/check`}>
      <Buttons><SubmitButton page={page} text={words[page.lang].check} tone={view.returned && view.state === 'open' ? 'main' : 'plain'} />{children}</Buttons>
    </Form>
  );
}
