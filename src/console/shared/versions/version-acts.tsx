import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { useAct } from '../api/use-act.ts';
import { colon, text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { Tag } from '../ui/tag.tsx';
import { VERSION_TONES } from './version-tones.ts';

/** What two people do with a version, as the addresses name it (提交批准、批准、退回、撤销). */
export type VersionMove = 'proposal' | 'approval' | 'return' | 'withdrawal';

type State = keyof typeof VERSION_TONES;

/** The words of one kind of version. */
type Words = Record<VersionMove, string> & { act: string; history: string; states: Record<State, string>; notes: Record<VersionMove, string>; acts: Record<string, string> };

type Props<Next> = {
  words: Words; state: State;
  /** Why a move is closed to the reader; null: open. Only those of the present state are shown. */
  closed: Record<VersionMove, string | null>;
  history: readonly { at: number; by: string; act: string; reason: string | null }[];
  send: (move: VersionMove, reason: string, key: string) => Promise<Next>; onDone: (next: Next) => unknown;
};

const OPEN: Partial<Record<State, readonly VersionMove[]>> = { draft: ['proposal', 'withdrawal'], proposed: ['approval', 'return', 'withdrawal'] };

/** What may be done with a version now, why something may not, and who did what before. */
export function VersionActs<Next>({ words: t, state, closed, history, send, onDone }: Props<Next>): JSX.Element {
  const [asked, setAsked] = useState<VersionMove>();
  const act = useAct(({ move, reason }: { move: VersionMove; reason: string }, key) => send(move, reason, key), async (next) => { setAsked(undefined); await onDone(next); });
  return (
    <Card title={t.act}>
      <p><Tag tone={VERSION_TONES[state]}>{t.states[state]}</Tag></p>
      {(OPEN[state] ?? []).map((move) => (
        <div key={move} className="flex flex-wrap items-center gap-3">
          <Button look={move === 'withdrawal' ? 'danger' : move === 'return' ? 'plain' : 'main'} disabled={closed[move] !== null} onClick={() => { act.reset(); setAsked(move); }}>{t[move]}</Button>
          <span className="text-sm text-soft">{closed[move] ?? t.notes[move]}</span>
        </div>
      ))}
      <h3>{t.history}</h3>
      <ol className="grid gap-1">{history.map((h, i) => <li key={String(i)}><time className="digits">{beijingTime(h.at)}</time> {h.by} {t.acts[h.act] ?? h.act}{h.reason === null ? '' : `${colon()}${h.reason}`}</li>)}</ol>
      {asked ? <ReasonDialog open title={t[asked]} act={t[asked]} danger={asked === 'withdrawal'} reasonHint={text().reasonLong} busy={act.isPending} error={act.error} onClose={() => { setAsked(undefined); }} onAct={(reason) => { act.mutate({ move: asked, reason }); }}><p>{t.notes[asked]}</p></ReasonDialog> : null}
    </Card>
  );
}
