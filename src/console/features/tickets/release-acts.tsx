import { useState, type JSX } from 'react';
import type { ReleaseAct, ReleaseWhole } from '#contracts/tickets.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { oneByOne, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { ticketsApi } from './tickets.api.ts';
import { words } from './words.ts';

const TAKES_BACK: readonly ReleaseAct[] = ['return', 'close', 'reopen', 'withdraw'];

/** What may be done with a release now, and why something may not. */
export function ReleaseActs({ release, onDone }: { release: ReleaseWhole; onDone: (next: ReleaseWhole) => void }): JSX.Element | null {
  const t = say(words);
  const [asked, setAsked] = useState<ReleaseAct>();
  const act = useAct(({ what, reason }: { what: ReleaseAct; reason: string }, key) => call(ticketsApi.act[what], { params: { id: release.id }, body: { version: release.version, reason }, key }), (next) => { setAsked(undefined); onDone(next); });
  if (release.acts.length === 0) return null;
  return (
    <Card title={t.acts}>
      {release.acts.map(({ act: what, refusals }) => (
        <div key={what} className="flex flex-wrap items-center gap-3">
          <Button look={what === 'withdraw' || what === 'close' ? 'danger' : what === 'return' ? 'plain' : 'main'} disabled={refusals.length > 0} onClick={() => { act.reset(); setAsked(what); }}>{t.actNames[what]}</Button>
          <span className="min-w-0 flex-1 basis-56 text-sm text-soft">{refusals.length > 0 ? oneByOne(refusals) : t.actNotes[what]}</span>
        </div>
      ))}
      {asked ? <ReasonDialog open title={t.actNames[asked]} act={t.actNames[asked]} danger={asked === 'withdraw' || asked === 'close'} {...(TAKES_BACK.includes(asked) && { reasonHint: t.reasonHint })} busy={act.isPending} error={act.error} max={400} onClose={() => { setAsked(undefined); }} onAct={(reason) => { act.mutate({ what: asked, reason }); }}><p>{t.actNotes[asked]}</p></ReasonDialog> : null}
    </Card>
  );
}
