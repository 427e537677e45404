import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { Tender, TENDER_WORDS } from '#contracts/cash-desk.ts';
import { yuan } from '#contracts/money.ts';
import type { OrderView } from '#contracts/payments.ts';
import type { FoundApplication } from '#contracts/review.ts';
import { call, isProblem } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { fenOf } from '../../shared/forms/fen-of.ts';
import { pageLang, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { paymentsApi } from './payments.api.ts';

/** The amount as it was taken, which must be the one due, and how; the receipt's number is the next of the desk. */
export function RegisterForm({ found, onPaid }: { found: FoundApplication; onPaid: (order: OrderView) => void }): JSX.Element {
  const t = text().payments;
  const [tender, setTender] = useState<Tender>('cash');
  const [slip, setSlip] = useState('');
  const [amount, setAmount] = useState(found.dueInFen === null ? '' : yuan(found.dueInFen));
  const [amountBad, setAmountBad] = useState(false);
  const act = useAct((amountInFen: number, key) => call(paymentsApi.register, { params: { id: found.id }, body: { amountInFen, tender, ...(tender === 'pos' && slip.trim() !== '' && { posReference: slip }) }, key }), onPaid);
  const submit = () => {
    const fen = fenOf(amount);
    setAmountBad(fen === undefined);
    if (fen !== undefined) act.mutate(fen);
  };
  const noShift = isProblem(act.error) && act.error.refusals.some((r) => r.code === 'cash.no_shift' || r.code === 'cash.shift_of_earlier_day');
  return (
    <Card title={t.register}>
      <ProblemNotice error={act.error} except={['posReference', 'amountInFen']} />
      {noShift ? <p><Link to="/cash-desk" className="inline-flex min-h-11 items-center font-semibold">{t.toDesk}</Link></p> : null}
      <form className="grid max-w-md gap-4" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <SelectField label={t.tender} value={tender} onChange={(e) => { setTender(Tender.catch('cash').parse(e.target.value)); }}>{Tender.options.map((one) => <option key={one} value={one}>{TENDER_WORDS[one][pageLang()]}</option>)}</SelectField>
        {tender === 'pos' ? <TextField label={t.slip} hint={t.slipHint} autoComplete="off" value={slip} maxLength={24} onChange={(e) => { setSlip(e.target.value); }} problem={problemAt(act.error, 'posReference')} /> : null}
        <TextField label={t.amount} inputMode="decimal" autoComplete="off" value={amount} onChange={(e) => { setAmount(e.target.value); }} problem={amountBad ? t.amountBad : problemAt(act.error, 'amountInFen')} />
        <Button type="submit" look="main" disabled={act.isPending}>{t.register}</Button>
      </form>
    </Card>
  );
}
