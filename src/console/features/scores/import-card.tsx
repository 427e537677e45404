import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ScoreImport } from '#contracts/scores.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { FaultsCard } from './faults-card.tsx';
import { importsQuery, scoresApi } from './scores.api.ts';
import { IMPORT_TONES } from './tones.ts';
import { words } from './words.ts';

type Move = 'propose' | 'approve' | 'return' | 'withdraw' | 'ask_back' | 'keep' | 'take_back';
const LOOKS: Record<Move, 'main' | 'plain' | 'danger'> = { propose: 'main', approve: 'main', return: 'plain', withdraw: 'danger', ask_back: 'danger', keep: 'plain', take_back: 'danger' };
const OPEN: Partial<Record<ScoreImport['state'], readonly Move[]>> = { preparing: ['withdraw'], checking: ['withdraw'], checked: ['propose', 'withdraw'], proposed: ['approve', 'return', 'withdraw'] };
const WORKING: readonly ScoreImport['state'][] = ['preparing', 'checking', 'loading'];
const figure = (n: number) => n.toLocaleString('en-US');

/** A file of scores: how far it is, what is wrong with it, and what may be done. */
export function ImportCard({ sittingId, i }: { sittingId: string; i: ScoreImport }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [asked, setAsked] = useState<Move>();
  const refresh = async () => { await client.invalidateQueries({ queryKey: importsQuery(sittingId).queryKey }); await client.invalidateQueries({ queryKey: ['scores', sittingId, 'release'] }); };
  const act = useAct(({ move, reason }: { move: Move; reason: string }, key) => call(scoresApi.move[move], { params: { id: i.id }, body: { version: i.version, reason }, key }), async () => { setAsked(undefined); await refresh(); });
  const moves: readonly Move[] = i.state === 'loaded' ? (i.back === null ? ['ask_back'] : ['take_back', 'keep']) : (OPEN[i.state] ?? []);
  return (
    <>
      <Card title={i.fileName}>
        <p className="flex flex-wrap items-center gap-2"><Tag tone={IMPORT_TONES[i.state]}>{t.states[i.state]}</Tag><span>{t.figures(figure(i.rows), figure(i.marks))}</span>{i.loaded === null ? null : <span>{t.loaded(figure(i.loaded))}</span>}</p>
        {WORKING.includes(i.state) ? (
          <div className="grid gap-1" role="status">
            <progress className="h-3 w-full" max={100} value={i.progress} aria-label={`${t.progress} ${String(i.progress)}%`} />
            <span className="text-sm text-soft">{String(i.progress)}% · {t.working}</span>
          </div>
        ) : null}
        {i.back === null ? null : <Notice tone="warning">{t.backAsked(i.back.by, i.back.reason)}</Notice>}
        {i.refusal === null ? null : <Notice tone="danger">{i.refusal}</Notice>}
        <Pairs pairs={[
          { term: t.broughtBy, value: <>{i.by} <time className="digits text-sm text-soft">{beijingTime(i.at)}</time></> },
          ...(i.proposedBy === null ? [] : [{ term: t.proposedBy, value: i.proposedBy }]), ...(i.approvedBy === null ? [] : [{ term: t.approvedBy, value: i.approvedBy }]),
          { term: t.size, value: `${figure(Math.ceil(i.bytes / 1024))} KB${i.encoding === null ? '' : ` · ${i.encoding}`}` },
          { term: 'SHA-256', value: <span className="text-sm break-all">{i.sha256}</span> },
        ]} />
      </Card>
      {i.faults > 0 || i.state === 'checked' ? <FaultsCard sittingId={sittingId} i={i} /> : null}
      {moves.length > 0 ? (
        <Card title={t.act}>
          {moves.map((move) => (
            <div key={move} className="grid gap-1">
              <div><Button look={LOOKS[move]} disabled={i.closed[move] !== null} aria-describedby={`why-${move}`} onClick={() => { act.reset(); setAsked(move); }}>{t[move]}</Button></div>
              <span id={`why-${move}`} className="text-sm text-soft">{i.closed[move] ?? t.notes[move]}</span>
            </div>
          ))}
        </Card>
      ) : null}
      {asked ? (
        <ReasonDialog open title={t[asked]} act={t[asked]} danger={LOOKS[asked] === 'danger'} busy={act.isPending} error={act.error} max={300} onClose={() => { setAsked(undefined); void refresh(); }} onAct={(reason) => { act.mutate({ move: asked, reason }); }}>
          <p>{t.notes[asked]} {t.figures(figure(i.rows), figure(i.marks))}{i.leftOut > 0 ? ` · ${t.leftOut} ${figure(i.leftOut)}` : ''}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}
