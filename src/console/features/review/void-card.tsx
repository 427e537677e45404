import { useState, type JSX } from 'react';
import type { ReviewCase } from '#contracts/review.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { reviewApi } from './review.api.ts';
import { words } from './words.ts';

/** 报名无效 (T30): a completed application is declared void on a decision with a number; for whoever has the power, and it says why when it cannot be. */
export function VoidCard({ c, onVoided }: { c: ReviewCase; onVoided: (stateText: string) => void }): JSX.Element | null {
  const w = say(words).case.voiding;
  const [open, setOpen] = useState(false);
  const [f, setF] = useState({ decisionNumber: '', reason: '' });
  const act = useAct((_: undefined, key) => call(reviewApi.void, { params: { id: c.id }, body: { ...f, version: c.version }, key }), ({ stateText }) => { setOpen(false); onVoided(stateText); });
  if (c.voiding === null) return null;
  const closed = c.voiding.length > 0;
  return (
    <Card title={w.title}>
      <p className="text-soft">{w.lead}</p>
      <div className="flex flex-wrap items-center gap-3"><Button look="danger" disabled={closed} onClick={() => { setOpen(true); }}>{w.act}</Button>{closed ? <span className="text-soft">{c.voiding.join(' ')}</span> : null}</div>
      <ModalDialog open={open} onClose={() => { setOpen(false); }} title={w.title}>
        <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
          <p>{w.ask(c.name, c.number)}</p>
          <ProblemNotice error={act.error} except={['decisionNumber', 'reason']} />
          <TextField label={w.number} hint={w.numberHint} maxLength={60} value={f.decisionNumber} problem={problemAt(act.error, 'decisionNumber')} onChange={(e) => { setF({ ...f, decisionNumber: e.target.value }); }} />
          <TextArea label={w.reason} hint={w.reasonHint} maxLength={300} value={f.reason} problem={problemAt(act.error, 'reason')} onChange={(e) => { setF({ ...f, reason: e.target.value }); }} />
          <div className="flex flex-wrap gap-3"><Button type="submit" look="danger" disabled={act.isPending}>{w.act}</Button><Button onClick={() => { setOpen(false); }}>{text().cancel}</Button></div>
        </form>
      </ModalDialog>
    </Card>
  );
}
