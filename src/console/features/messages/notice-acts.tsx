import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { NoticeWhole } from '#contracts/mass-notices.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { noticeWords } from './notice-words.ts';
import { noticesApi } from './notices.api.ts';
import { NoticeTag } from './notices-screen.tsx';

type Move = keyof typeof noticesApi.move | 'stop';

/** What may be done with a notice now, why something may not, and who did what before. */
export function NoticeActs({ notice, unsaved, onDone }: { notice: NoticeWhole; unsaved: boolean; onDone: (next: NoticeWhole) => void }): JSX.Element {
  const t = say(noticeWords);
  const [asked, setAsked] = useState<Move>();
  const params = { id: notice.id };
  const act = useAct(({ move, reason }: { move: Move; reason: string }, key) => (move === 'stop' ? call(noticesApi.stop, { params, body: { reason }, key }) : call(noticesApi.move[move], { params, body: { version: notice.version, reason }, key })), (done) => { setAsked(undefined); onDone(done); });
  const { closed, state } = notice;
  const withdrawal: [Move, string | null] = ['withdrawal', closed.withdraw];
  const open: [Move, string | null][] = state === 'draft' ? [['proposal', unsaved ? t.unsaved : closed.propose], withdrawal] : state === 'proposed' ? [['approval', closed.approve], ['return', null], withdrawal] : state === 'scheduled' ? [withdrawal] : state === 'sending' ? [['stop', closed.stop]] : [];
  return (
    <Card title={t.act}>
      <p className="flex flex-wrap items-center gap-2"><NoticeTag state={state} />{notice.waitsUntil === null ? null : <span className="text-soft">{t.waits(beijingTime(notice.waitsUntil))}</span>}{notice.counted === null ? null : <span>{t.counted(notice.counted)}</span>}</p>
      {open.map(([move, why]) => (
        <div key={move} className="flex flex-wrap items-center gap-3">
          <Button look={move === 'withdrawal' || move === 'stop' ? 'danger' : move === 'return' ? 'plain' : 'main'} disabled={why !== null} onClick={() => { act.reset(); setAsked(move); }}>{t[move]}</Button>
          <span className="text-sm text-soft">{why ?? t.notes[move]}</span>
        </div>
      ))}
      <h3>{t.history}</h3>
      <ol className="grid gap-1">{notice.history.map((h, at) => <li key={String(at)}><time className="digits">{beijingTime(h.at)}</time> {h.by === '—' ? t.clock : h.by} {t.acts[h.act] ?? h.act}{h.reason === null ? '' : `${colon()}${h.reason}`}</li>)}</ol>
      {asked ? <ReasonDialog open title={t[asked]} act={t[asked]} danger={asked === 'withdrawal' || asked === 'stop'} busy={act.isPending} error={act.error} onClose={() => { setAsked(undefined); }} onAct={(reason) => { act.mutate({ move: asked, reason }); }}><p>{t.notes[asked]}</p></ReasonDialog> : null}
    </Card>
  );
}
