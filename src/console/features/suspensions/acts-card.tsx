import { useState, type JSX } from 'react';
import type { SuspensionAct, SuspensionWhole } from '#contracts/suspensions.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { oneByOne, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { ResitDialog } from './resit-dialog.tsx';
import { suspensionsApi } from './suspensions.api.ts';
import { words } from './words.ts';

type Plain = keyof typeof suspensionsApi.act;
const OF_STATE: Record<SuspensionWhole['state'], readonly SuspensionAct[]> = {
  proposed: ['approve', 'withdraw'], telling: [], settling: [], in_effect: ['propose_resit', 'approve_resit', 'return_resit', 'extend', 'close_choice', 'correct'], withdrawn: [],
};
const isPlain = (act: SuspensionAct): act is Plain => act in suspensionsApi.act;

/** What may be done with a suspension now, and why not what may not. */
export function ActsCard({ suspension: s, onDone }: { suspension: SuspensionWhole; onDone: (next: SuspensionWhole) => void }): JSX.Element | null {
  const t = say(words);
  const [asked, setAsked] = useState<SuspensionAct>();
  const act = useAct(({ what, reason }: { what: Plain; reason: string }, key) => call(suspensionsApi.act[what], { params: { id: s.id }, body: { version: s.version, reason }, key }), (next) => { setAsked(undefined); onDone(next); });
  const done = (next: SuspensionWhole) => { setAsked(undefined); onDone(next); };
  const close = () => { setAsked(undefined); };
  // of what was proposed anew only what can be done about it is shown; else the choices of a refund would hang below each other disabled
  const open = s.acts.filter((a) => OF_STATE[s.state].includes(a.act) && (s.state === 'proposed' || a.reasons.length === 0 || (a.act === 'approve_resit' && s.resit !== null && s.resit.approvedBy === null) || (a.act === 'propose_resit' && s.progress.resit + s.progress.undecided > 0 && s.resit === null)));
  if (open.length === 0) return null;
  return (
    <Card title={t.acts}>
      {open.map(({ act: what, reasons }) => (
        <div key={what} className="flex flex-wrap items-center gap-3">
          <Button look={what === 'approve' ? 'danger' : what === 'approve_resit' || what === 'propose_resit' ? 'main' : 'plain'} disabled={reasons.length > 0} onClick={() => { act.reset(); setAsked(what); }}>{t.act[what]}</Button>
          <span className="text-sm text-soft">{reasons.length > 0 ? oneByOne(reasons) : t.actNote[what]}</span>
        </div>
      ))}
      {asked !== undefined && isPlain(asked) ? <ReasonDialog open title={t.act[asked]} act={t.act[asked]} danger={asked === 'approve'} busy={act.isPending} error={act.error} max={200} onClose={close} onAct={(reason) => { act.mutate({ what: asked, reason }); }}><p>{t.actNote[asked]}</p></ReasonDialog> : null}
      {asked === 'propose_resit' ? <ResitDialog suspension={s} days={s.examDays} onClose={close} onDone={done} /> : null}
      {asked === 'correct' || asked === 'extend' ? <CorrectDialog suspension={s} what={asked} onClose={close} onDone={done} /> : null}
    </Card>
  );
}
