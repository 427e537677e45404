import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { OrderState, type AttemptState, type OrderListFilters } from '#contracts/payments.ts';
import type { OrderLine } from '#contracts/payment-desk.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { DaySpan } from '../../shared/ui/day-span.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { deskApi, ordersQuery } from './desk.api.ts';
import { deskWords } from './desk-words.ts';
import { FoundPanel } from './found-panel.tsx';

export const STATE_TONES: Record<OrderState | AttemptState, string> = { open: 'info', paid: 'success', closed: 'neutral', refund_due: 'warning' };
const STATES: Record<OrderState, { zh: string; en: string }> = { open: { zh: '待支付', en: 'To be paid' }, paid: { zh: '支付成功', en: 'Paid' }, closed: { zh: '已关闭', en: 'Closed' }, refund_due: { zh: '已收款，待退款', en: 'Received, to be refunded' } };

/** 缴费订单: orders with the tries to pay them, and any number looked up. */
export function OrdersScreen(): JSX.Element {
  const t = say(deskWords);
  const lang = pageLang();
  const search = useSearch({ from: '/inside/orders' });
  const navigate = useNavigate();
  const [after, setAfter] = useState<string>();
  const [typed, setTyped] = useState('');
  const { data, error, isFetching } = useQuery({ ...ordersQuery(search, after), placeholderData: (before) => before });
  const find = useAct((number: string) => call(deskApi.find, { params: { number } }));
  const filter = (change: OrderListFilters) => { setAfter(undefined); void navigate({ to: '/orders', search: { ...search, ...change } }); };
  const look = (number: string) => { find.mutate(number.normalize('NFKC').replaceAll(/\s/g, '')); };
  return (
    <Page title={t.orders} sub={t.ordersSub} actions={<ExportControl list="payments.orders" filters={search} />}>
      <Card label={t.find}>
        <form role="search" className="flex flex-wrap items-end gap-3" onSubmit={(event) => { event.preventDefault(); look(typed); }}>
          <TextField label={t.number} hint={t.numberHint} autoComplete="off" value={typed} maxLength={64} onChange={(e) => { setTyped(e.target.value); }} />
          <Button type="submit" look="main" disabled={find.isPending || typed.trim() === ''}>{t.find}</Button>
        </form>
        <ProblemNotice error={find.error} />
      </Card>
      {find.data ? <FoundPanel found={find.data} onClose={() => { find.reset(); }} onAsked={() => { look(find.data.order.orderNumber); }} /> : null}
      <div className="flex flex-wrap items-end gap-3">
        <SelectField label={t.state} value={search.state ?? ''} onChange={(e) => { filter({ state: OrderState.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{OrderState.options.map((s) => <option key={s} value={s}>{STATES[s][lang]}</option>)}</SelectField>
        <SelectField label={t.how} value={search.how ?? ''} onChange={(e) => { filter({ how: e.target.value === 'online' || e.target.value === 'on_site' ? e.target.value : undefined }); }}><option value="">{t.all}</option><option value="online">{t.online}</option><option value="on_site">{t.onSite}</option></SelectField>
        <DaySpan from={search.from} to={search.to} onChange={filter} />
      </div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.orders} rows={data.lines} keyOf={(o) => o.orderNumber} empty={t.none} busy={isFetching}
          columns={[
            { name: t.order, cell: (o) => <><span className="digits">{o.orderNumber}</span><br /><span className="digits text-sm text-soft">{o.applicationNumber}</span></> }, { name: t.name, cell: (o) => o.name, nowrap: true }, { name: t.exam, cell: (o) => <>{o.exam}<br /><span className="text-sm text-soft">{o.province}</span></> },
            { name: t.amount, cell: (o) => t.yuan(yuan(o.amountInFen)), align: 'right', nowrap: true }, { name: t.opened, cell: (o) => beijingTime(o.openedAt), nowrap: true }, { name: t.state, cell: (o) => <Tag tone={STATE_TONES[o.state]}>{o.stateText}</Tag> }, { name: t.tries, cell: (o) => <Tries order={o} />, wide: true },
            { name: t.see, cell: (o) => <Button small onClick={() => { look(o.orderNumber); }}>{t.see}<span className="sr-only"> {o.orderNumber}</span></Button> },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}

function Tries({ order: o }: { order: OrderLine }): JSX.Element {
  const t = say(deskWords);
  if (o.attempts.length === 0) return <span className="text-soft">{o.how === 'on_site' ? t.onSite : '—'}</span>;
  return <ul className="grid gap-1">{o.attempts.map((a, at) => <li key={`${a.kind}${String(at)}`} className="flex flex-wrap items-center gap-2"><span>{a.text}</span><Tag tone={STATE_TONES[a.state]}>{a.stateText}</Tag></li>)}</ul>;
}
