import { useState, type JSX } from 'react';
import { Tender, TENDER_WORDS } from '#contracts/cash-desk.ts';
import { yuan } from '#contracts/money.ts';
import type { RefundLine } from '#contracts/refunds.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { oneByOne, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { refundWords } from './refund-words.ts';
import { refundsApi } from './refunds.api.ts';

/** What a person can do with one refund: try again, hand to the desk, pay out. */
export function RefundActs({ refund: r, onDone }: { refund: RefundLine; onDone: () => void }): JSX.Element | null {
  const t = say(refundWords);
  const [asked, setAsked] = useState<'retry' | 'handOver' | 'payOut'>();
  const params = { accountId: r.accountId, id: r.id };
  const done = () => { setAsked(undefined); onDone(); };
  const move = useAct(({ what, reason }: { what: 'retry' | 'handOver'; reason: string }, key) => call(refundsApi[what], { params, body: { version: r.version, reason }, key }), done);
  const open = (['retry', 'handOver', 'payOut'] as const).filter((what) => r.acts[what].length === 0);
  if (open.length === 0) return r.way === 'desk' && r.state === 'due' ? <span className="text-sm text-soft">{oneByOne(r.acts.payOut)}</span> : null;
  return (
    <div className="flex flex-wrap gap-2">
      {open.map((what) => <Button key={what} small look={what === 'payOut' ? 'main' : 'plain'} onClick={() => { move.reset(); setAsked(what); }}>{t[what]}<span className="sr-only"> {r.name} {r.number}</span></Button>)}
      {asked === 'retry' || asked === 'handOver' ? <ReasonDialog open title={t[asked]} act={t[asked]} busy={move.isPending} error={move.error} max={200} onClose={() => { setAsked(undefined); }} onAct={(reason) => { move.mutate({ what: asked, reason }); }}><p>{asked === 'retry' ? t.retryNote : t.handOverNote}</p></ReasonDialog> : null}
      {asked === 'payOut' ? <PayOut refund={r} onClose={() => { setAsked(undefined); }} onDone={done} /> : null}
    </div>
  );
}

function PayOut({ refund: r, onClose, onDone }: { refund: RefundLine; onClose: () => void; onDone: () => void }): JSX.Element {
  const t = say(refundWords);
  const [receiptNumber, setReceipt] = useState('');
  const [tender, setTender] = useState<Tender>('cash');
  const [slip, setSlip] = useState('');
  const act = useAct((_: undefined, key) => call(refundsApi.payOut, { params: { accountId: r.accountId, id: r.id }, body: { version: r.version, receiptNumber, tender, ...(tender === 'pos' && slip.trim() !== '' && { posReference: slip }) }, key }), onDone);
  return (
    <ModalDialog open onClose={onClose} title={t.payOut}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
        <p>{r.name} · {r.number}</p>
        <p className="font-semibold">{t.toPayOut(yuan(r.leftForDeskInFen))}</p>
        <ProblemNotice error={act.error} except={['receiptNumber', 'posReference']} />
        <SelectField label={t.tender} value={tender} onChange={(e) => { setTender(Tender.catch('cash').parse(e.target.value)); }}>{Tender.options.map((one) => <option key={one} value={one}>{TENDER_WORDS[one][pageLang()]}</option>)}</SelectField>
        {tender === 'pos' ? <TextField label={t.slip} autoComplete="off" value={slip} maxLength={24} onChange={(e) => { setSlip(e.target.value); }} problem={problemAt(act.error, 'posReference')} /> : null}
        <TextField label={t.receipt} hint={t.receiptHint} autoComplete="off" value={receiptNumber} maxLength={32} onChange={(e) => { setReceipt(e.target.value); }} problem={problemAt(act.error, 'receiptNumber')} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={act.isPending}>{t.payOut}</Button><Button onClick={onClose}>{t.cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
