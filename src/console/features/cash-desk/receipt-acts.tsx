import { useState, type JSX } from 'react';
import type { ReceiptLine } from '#contracts/cash-desk.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { oneByOne, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { cashApi } from './cash-desk.api.ts';
import { words } from './words.ts';

type Asked = 'ask' | 'approve' | 'turn_down';

/** What can be done with one receipt: printed, again too; asked to be voided; that decided by another person. */
export function ReceiptActs({ receipt: r, onDone }: { receipt: ReceiptLine; onDone: () => void }): JSX.Element | null {
  const t = say(words);
  const [asked, setAsked] = useState<Asked>();
  const params = { number: r.number };
  const done = () => { setAsked(undefined); onDone(); };
  const print = useAct((_: undefined, key) => call(cashApi.print, { params, key }), onDone);
  const move = useAct(async ({ what, reason }: { what: Asked; reason: string }, key) => (what === 'ask' ? call(cashApi.askVoid, { params, body: { version: r.version, reason }, key }) : call(cashApi.decideVoid, { params, body: { version: r.version, decision: what, reason }, key })), done);
  const name: Record<Asked, string> = { ask: t.askVoid, approve: t.agreeVoid, turn_down: t.turnDown };
  const open: Asked[] = [...(r.acts.ask.length === 0 ? ['ask' as const] : []), ...(r.state === 'void_asked' && r.acts.decide.length === 0 ? ['approve' as const, 'turn_down' as const] : [])];
  const seen = <span className="sr-only"> {r.number}</span>;
  return (
    <div className="grid gap-2">
      <ProblemNotice error={print.error} />
      <div className="flex flex-wrap gap-2">
        {r.acts.print.length === 0 ? <Button small look={r.prints === 0 ? 'main' : 'plain'} disabled={print.isPending} onClick={() => { print.mutate(undefined); }}>{r.prints === 0 ? t.print : t.reprint}{seen}</Button> : null}
        {open.map((what) => <Button key={what} small onClick={() => { move.reset(); setAsked(what); }}>{name[what]}{seen}</Button>)}
      </div>
      {r.state === 'void_asked' && r.acts.decide.length > 0 ? <span className="text-sm text-soft">{oneByOne(r.acts.decide)}</span> : null}
      <p role="status">{print.data ? <a className="inline-flex min-h-8 items-center font-semibold" href={`/api/staff/counter-receipts/${r.number}/prints/${String(print.data.print)}`} target="_blank" rel="noreferrer">{t.openPdf(print.data.print)}</a> : null}</p>
      {asked === undefined ? null : (
        <ReasonDialog open title={`${name[asked]} · ${r.number}`} act={name[asked]} busy={move.isPending} error={move.error} max={200} danger={asked === 'approve'} reasonLabel={asked === 'ask' ? t.voidReason : t.confirmWord} onClose={() => { setAsked(undefined); }} onAct={(reason) => { move.mutate({ what: asked, reason }); }}>
          <p>{asked === 'ask' ? t.askVoidNote : r.voidReason}</p>
        </ReasonDialog>
      )}
    </div>
  );
}
