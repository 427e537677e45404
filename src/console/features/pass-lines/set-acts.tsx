import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { PassLineSet, SittingPassLines } from '#contracts/pass-lines.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { passLinesApi, type Move } from './pass-lines.api.ts';
import { TONES } from './tones.ts';
import { words } from './words.ts';

type Props = { set: PassLineSet; unsaved: boolean; onDone: (next: SittingPassLines) => Promise<void>; onRefused: (error: unknown) => void };

/** What may be done with a set now, why something may not, and who did what before. */
export function SetActs({ set, unsaved, onDone, onRefused }: Props): JSX.Element {
  const t = say(words);
  const [asked, setAsked] = useState<Move>();
  const act = useAct(
    ({ move, reason }: { move: Move; reason: string }, key) => call(passLinesApi.move[move], { params: { id: set.id }, body: { version: set.version, reason }, key }).catch((error: unknown) => { onRefused(error); throw error; }),
    async (next) => { setAsked(undefined); await onDone(next); },
  );
  const open: { move: Move; closed: string | null }[] = set.state === 'draft'
    ? [{ move: 'proposal', closed: unsaved ? t.unsaved : set.closed.edit }, { move: 'withdrawal', closed: set.closed.edit }]
    : set.state === 'proposed' ? [{ move: 'approval', closed: set.closed.approve }, { move: 'return', closed: null }, { move: 'withdrawal', closed: null }] : [];
  return (
    <Card title={t.act}>
      <p><Tag tone={TONES[set.state]}>{t.states[set.state]}</Tag></p>
      {open.map(({ move, closed }) => (
        <div key={move} className="flex flex-wrap items-center gap-3">
          <Button look={move === 'withdrawal' ? 'danger' : move === 'return' ? 'plain' : 'main'} disabled={closed !== null} onClick={() => { act.reset(); setAsked(move); }}>{t[move]}</Button>
          <span className="text-sm text-soft">{closed ?? t.notes[move]}</span>
        </div>
      ))}
      <h3>{t.history}</h3>
      <ol className="grid gap-1">{set.acts.map((h, i) => <li key={String(i)}><time className="digits">{beijingTime(h.at)}</time> {h.by} {t.acts[h.act] ?? h.act}{h.reason === null ? '' : `：${h.reason}`}</li>)}</ol>
      {asked ? <ReasonDialog open title={t[asked]} act={t[asked]} danger={asked === 'withdrawal'} busy={act.isPending} error={act.error} onClose={() => { setAsked(undefined); }} onAct={(reason) => { act.mutate({ move: asked, reason }); }}><p>{t.notes[asked]}</p></ReasonDialog> : null}
    </Card>
  );
}
