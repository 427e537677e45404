import { useState, type JSX } from 'react';
import { yuan } from '#contracts/money.ts';
import type { OrderView } from '#contracts/payments.ts';
import type { FoundApplication } from '#contracts/review.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { fenOf } from './fen-of.ts';
import { paymentsApi } from './payments.api.ts';

/** The receipt: number and amount as on the paper; the amount must be the one due. */
export function RegisterForm({ found, onPaid }: { found: FoundApplication; onPaid: (order: OrderView) => void }): JSX.Element {
  const t = text().payments;
  const [receipt, setReceipt] = useState('');
  const [amount, setAmount] = useState(found.dueInFen === null ? '' : yuan(found.dueInFen));
  const [amountBad, setAmountBad] = useState(false);
  const act = useAct((amountInFen: number, key) => call(paymentsApi.register, { params: { id: found.id }, body: { receiptNumber: receipt, amountInFen }, key }), onPaid);
  const submit = () => {
    const fen = fenOf(amount);
    setAmountBad(fen === undefined);
    if (fen !== undefined) act.mutate(fen);
  };
  return (
    <Card title={t.register}>
      <ProblemNotice error={act.error} except={['receiptNumber', 'amountInFen']} />
      <form className="grid max-w-md gap-4" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <TextField label={t.receipt} hint={t.receiptHint} autoComplete="off" value={receipt} maxLength={32} onChange={(e) => { setReceipt(e.target.value); }} problem={problemAt(act.error, 'receiptNumber')} />
        <TextField label={t.amount} inputMode="decimal" autoComplete="off" value={amount} onChange={(e) => { setAmount(e.target.value); }} problem={amountBad ? t.amountBad : problemAt(act.error, 'amountInFen')} />
        <Button type="submit" look="main" disabled={act.isPending}>{t.register}</Button>
      </form>
    </Card>
  );
}
