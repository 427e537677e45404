import { useState, type JSX } from 'react';
import { DeskCode, type CashDesks } from '#contracts/cash-desk.ts';
import { yuan } from '#contracts/money.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { fenOf } from '../../shared/forms/fen-of.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { cashApi } from './cash-desk.api.ts';
import { words } from './words.ts';

/** 缴存登记: the bank's slip, as it lies before the cashier. */
export function DepositForm({ desks, desk, onDone }: { desks: CashDesks; desk: string | undefined; onDone: () => void }): JSX.Element {
  const t = say(words);
  const held = desks.desks.filter((d) => d.cashInFen > 0);
  const first = held.find((d) => d.desk === desk) ?? held[0];
  const [f, setF] = useState({ desk: first?.desk ?? '', slipNumber: '', depositedOn: desks.today, amount: yuan(first?.cashInFen ?? 0) });
  const [bad, setBad] = useState(false);
  const act = useAct((amountInFen: number, key) => call(cashApi.deposit, { body: { desk: DeskCode.parse(f.desk), slipNumber: f.slipNumber, depositedOn: f.depositedOn, amountInFen }, key }), () => { setF({ ...f, slipNumber: '', amount: '' }); onDone(); });
  const at = (path: string) => problemAt(act.error, path);
  const choose = (code: string) => { setF({ ...f, desk: DeskCode.catch(DeskCode.parse(f.desk)).parse(code), amount: yuan(held.find((d) => d.desk === code)?.cashInFen ?? 0) }); };
  const submit = () => {
    const fen = fenOf(f.amount);
    setBad(fen === undefined);
    if (fen !== undefined) act.mutate(fen);
  };
  return (
    <Card title={t.enter}>
      <ProblemNotice error={act.error} except={['desk', 'slipNumber', 'depositedOn', 'amountInFen']} />
      <form className="grid max-w-3xl items-end gap-4 sm:grid-cols-2" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <SelectField label={t.desk} value={f.desk} problem={at('desk')} onChange={(e) => { choose(e.target.value); }}>{held.map((d) => <option key={d.desk} value={d.desk}>{d.text} · {t.there(yuan(d.cashInFen))}</option>)}</SelectField>
        <TextField label={t.slip} hint={t.slipHint} autoComplete="off" value={f.slipNumber} maxLength={32} problem={at('slipNumber')} onChange={(e) => { setF({ ...f, slipNumber: e.target.value }); }} />
        <TextField label={t.depositedOn} type="date" value={f.depositedOn} problem={at('depositedOn')} onChange={(e) => { setF({ ...f, depositedOn: e.target.value }); }} />
        <TextField label={t.depositAmount} inputMode="decimal" autoComplete="off" value={f.amount} problem={bad ? t.amountBad : at('amountInFen')} onChange={(e) => { setF({ ...f, amount: e.target.value }); }} />
        <div><Button type="submit" look="main" disabled={act.isPending}>{t.enter}</Button></div>
      </form>
    </Card>
  );
}
