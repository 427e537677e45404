import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import type { PaymentView } from '#contracts/payments.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { RadioGroup } from '#portal/forms/choice-fields.tsx';
import { Form } from '#portal/forms/form.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Countdown } from '#portal/parts/countdown.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { Table } from '#portal/parts/table.tsx';
import { paths } from '#portal/paths.ts';
import { FeeTable } from './fee-table.tsx';
import { OrderTag } from './order-tag.tsx';
import { words } from './words.ts';

/** 缴费: check person, subjects and amount, then go to the channel in the same window. */
export function PaymentPage({ view, page, form }: { view: PaymentView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const status = `${paths.applications}/${view.applicationId}`;
  const number = view.applicationNumber === null ? [] : [{ term: w.applicationNumber, value: view.applicationNumber }];
  return (
    <Page page={page} form={form} title={w.title} trail={[{ text: w.mine, href: paths.applications }, { text: w.status, href: status }]} lead={w.lead(view.title)}>
      <Card title={w.who}><DataList items={[...view.candidate, ...number]} /></Card>
      <Card title={w.what}><FeeTable page={page} lines={view.lines} amountInFen={view.amountInFen} /></Card>
      {view.closesAt === null ? null : <p><Countdown page={page} until={view.closesAt} label={w.deadline} /></p>}
      {view.mode === 'on_site' ? null : <PayOnline view={view} page={page} form={form} />}
      {view.onSite === null || view.mode === 'online' ? null : (
        <Card title={w.onSite}>
          <p>{w.onSiteHow}</p>
          <DataList items={[{ term: w.place, value: view.onSite.place }, { term: w.address, value: view.onSite.address }, { term: w.hours, value: view.onSite.hours }]} />
        </Card>
      )}
      {view.orders.length === 0 ? null : (
        <Card title={w.orders}>
          <Table
            caption={w.orders} captionUnseen rows={view.orders} rowKey={(order) => order.orderNumber}
            columns={[
              { title: w.orderNumber, cell: (order) => <a href={`/my/orders/${order.orderNumber}`}>{order.orderNumber}</a> },
              { title: w.openedAt, cell: (order) => beijingTime(order.openedAt) },
              { title: w.amount, figures: true, cell: (order) => yuan(order.amountInFen) },
              { title: w.state, cell: (order) => <OrderTag order={order} /> },
            ]}
          />
        </Card>
      )}
      <p>{w.phone} {view.enquiryPhone}</p>
      <LinkButton href={status} text={w.back} />
    </Page>
  );
}

function PayOnline({ view, page, form }: { view: PaymentView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const open = view.orders.find((order) => order.state === 'open');
  const usable = view.channels.filter((channel) => channel.unsuited === null);
  // the one begun last, else the first that answers
  const chosen = [open?.attempts.findLast((a) => a.state === 'open')?.account, usable.find((channel) => !channel.away)?.account, usable[0]?.account].find((account) => usable.some((channel) => channel.account === account));
  return (
    <Form page={page} form={form}>
      <Notice page={page}><p>{w.leads}</p><p>{w.noRefund}</p></Notice>
      <RadioGroup
        page={page} form={form} name="account" label={w.chooseChannel} value={chosen}
        choices={view.channels.map(({ account, text, hint, away, unsuited }) => ({ value: account, text, hint: away ? <strong>{w.channelAway}</strong> : hint, ...(unsuited !== null && { disabledReason: unsuited }) }))}
      />
      <Buttons><SubmitButton page={page} text={`${open === undefined ? w.payOnline : w.goOn} ${yuan(view.amountInFen)} ${w.yuan}`} disabledReasons={view.refusals} /></Buttons>
    </Form>
  );
}
