import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { yuan } from '#contracts/money.ts';
import type { OrderView } from '#contracts/payments.ts';
import type { FoundApplication } from '#contracts/review.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { OrderTable } from './order-table.tsx';
import { paymentsApi } from './payments.api.ts';
import { RegisterForm } from './register-form.tsx';

/** 现场缴费登记 (T22): find by number, compare with the person, register what was taken. */
export function PaymentsScreen(): JSX.Element {
  const t = text().payments;
  const [number, setNumber] = useState('');
  const [paid, setPaid] = useState<OrderView>();
  const find = useAct(async (typed: string) => {
    const found = await call(paymentsApi.find, { params: { number: typed } });
    return { found, orders: (await call(paymentsApi.orders, { params: { id: found.id } })).orders };
  });
  const again = () => {
    setPaid(undefined);
    setNumber('');
    find.reset();
  };
  return (
    <Page title={t.title} actions={<ExportControl list="payments.orders" />}>
      {paid ? (
        <Notice tone="success" live="status"><div className="flex flex-wrap items-center justify-between gap-3"><p>{t.done(paid.orderNumber, t.yuan(yuan(paid.amountInFen)))}{paid.receiptNumber === null ? null : <> · <Link to="/cash-desk/receipts" search={{ number: paid.receiptNumber }} className="font-semibold">{t.receiptIs(paid.receiptNumber)} · {t.printIt}</Link></>}</p><Button onClick={again}>{t.again}</Button></div></Notice>
      ) : null}
      <Card label={t.find}>
        <form role="search" className="flex flex-wrap items-end gap-3" onSubmit={(event) => { event.preventDefault(); setPaid(undefined); find.mutate(number.normalize('NFKC').replaceAll(/\s/g, '')); }}>
          <TextField label={t.number} hint={t.numberHint} inputMode="numeric" autoComplete="off" value={number} onChange={(e) => { setNumber(e.target.value); }} />
          <Button type="submit" look="main" disabled={find.isPending || number.trim() === ''}>{t.find}</Button>
        </form>
        <ProblemNotice error={find.error} />
      </Card>
      {find.data ? (
        <>
          <Found found={find.data.found} />
          {paid ? null : <RegisterForm key={find.data.found.id} found={find.data.found} onPaid={(order) => { setPaid(order); }} />}
          <Card title={t.orders}>{find.data.orders.length === 0 ? <p className="text-soft">{t.noOrders}</p> : <OrderTable orders={find.data.orders} />}</Card>
        </>
      ) : null}
    </Page>
  );
}

function Found({ found }: { found: FoundApplication }): JSX.Element {
  const t = text().payments;
  return (
    <Card title={found.name}>
      <p className="text-soft">{t.compare}</p>
      <Pairs pairs={[
        { term: t.number, value: <span className="digits">{found.number}</span> }, { term: t.name, value: found.name }, { term: t.document, value: <span className="digits">{found.documentNumber}</span> },
        { term: t.exam, value: found.examText }, { term: t.point, value: found.pointText }, { term: t.state, value: found.stateText },
        { term: t.due, value: found.dueInFen === null ? '—' : <strong className="digits">{t.yuan(yuan(found.dueInFen))}</strong> },
      ]} />
    </Card>
  );
}
