import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import type { FoundPayment } from '#contracts/payment-desk.ts';
import type { OrderView } from '#contracts/payments.ts';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { oneByOne, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { AskRefundDialog } from './ask-refund-dialog.tsx';
import { deskWords } from './desk-words.ts';

const TONES: Record<OrderView['state'], string> = { open: 'info', paid: 'success', closed: 'neutral', refund_due: 'warning' };

/** 支付情况: one order with every attempt, what its channel last said and what comes next, and what goes back. */
export function FoundPanel({ found: { by, name, applicationNumber, exam, order: o, askRefund }, onClose, onAsked }: { found: FoundPayment; onClose: () => void; onAsked: () => void }): JSX.Element {
  const t = say(deskWords);
  const [asking, setAsking] = useState(false);
  return (
    <Card title={`${name} · ${t.by[by]}`} actions={<Button small onClick={onClose}>{t.close}</Button>}>
      <Pairs pairs={[
        { term: t.order, value: <span className="digits">{o.orderNumber}</span> }, { term: t.state, value: <Tag tone={TONES[o.state]}>{o.stateText}</Tag> }, { term: t.exam, value: exam }, { term: t.amount, value: <strong className="digits">{t.yuan(yuan(o.amountInFen))}</strong> },
        ...(applicationNumber === '' ? [] : [{ term: t.application, value: <span className="digits">{applicationNumber}</span> }]), { term: t.opened, value: beijingTime(o.openedAt) }, ...(o.paidAt === null ? [] : [{ term: t.paid, value: beijingTime(o.paidAt) }]),
        ...(o.receiptNumber === null ? [] : [{ term: t.receipt, value: o.receiptNumber }]),
      ]} />
      <h3>{t.attempts}</h3>
      <DataTable
        label={t.attempts} rows={o.attempts} keyOf={(a) => a.number} empty={t.noAttempts}
        columns={[
          { name: t.channel, cell: (a) => <>{a.channelText} <Tag tone={TONES[a.state]}>{a.stateText}</Tag><br /><span className="digits text-sm text-soft">{a.number}</span></> }, { name: t.amount, cell: (a) => t.yuan(yuan(a.amountInFen)), align: 'right', nowrap: true },
          { name: t.began, cell: (a) => beijingTime(a.startedAt), nowrap: true }, { name: t.said, cell: (a) => <>{a.askedText}{a.reference === null ? null : <><br /><span className="digits text-sm text-soft">{a.reference}</span></>}</>, wide: true }, { name: t.next, cell: (a) => a.nextText, wide: true },
        ]}
      />
      {o.refunds.length === 0 ? null : (
        <>
          <h3>{t.refunds}</h3>
          <DataTable
            label={t.refunds} rows={o.refunds} keyOf={(r) => `${r.refund?.number ?? ''}${String(r.at)}`} empty={t.noRefunds}
            columns={[
              { name: t.refund, cell: (r) => <span className="digits">{r.refund?.number ?? '—'}</span> }, { name: t.reason, cell: (r) => r.reasonText }, { name: t.amount, cell: (r) => t.yuan(yuan(r.amountInFen)), align: 'right', nowrap: true }, { name: t.state, cell: (r) => r.refund?.stateText ?? '—' },
            ]}
          />
        </>
      )}
      <Ask reasons={askRefund} onAsk={() => { setAsking(true); }} />
      {asking ? <AskRefundDialog orderNumber={o.orderNumber} onClose={() => { setAsking(false); }} onDone={() => { setAsking(false); onAsked(); }} /> : null}
    </Card>
  );
}

function Ask({ reasons, onAsk }: { reasons: readonly string[]; onAsk: () => void }): JSX.Element | null {
  const t = say(deskWords);
  const { data: session } = useQuery(sessionQuery);
  if (!session || !may(session, 'payment.register')) return null;
  return reasons.length === 0 ? <div><Button onClick={onAsk}>{t.ask}</Button></div> : <p className="text-sm text-soft">{t.cannot}{oneByOne(reasons)}</p>;
}
