import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ScoreReleaseView } from '#contracts/score-release.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { releaseQuery, scoresApi } from './scores.api.ts';
import { words } from './words.ts';

const figure = (n: number) => n.toLocaleString('en-US');
/** What a `datetime-local` field says, as a moment of Beijing time; undefined while it is incomplete. */
function momentOf(typed: string): number | undefined {
  const at = Date.parse(`${typed}:00+08:00`);
  return Number.isNaN(at) ? undefined : at;
}

/** 公布: what stands ready, the instant two people agree on, and who they are. */
export function ReleaseTab({ r }: { r: ScoreReleaseView }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [typed, setTyped] = useState(r.opensAt === null ? '' : beijingTime(r.opensAt).replace(' ', 'T'));
  const [asked, setAsked] = useState<'approve' | 'return'>();
  const done = (next: ScoreReleaseView) => { setAsked(undefined); client.setQueryData(releaseQuery(r.sitting).queryKey, next); };
  const propose = useAct((opensAt: number, key) => call(scoresApi.proposeRelease, { params: { id: r.sitting }, body: { version: r.version, opensAt }, key }), done);
  const decide = useAct(({ move, reason }: { move: 'approve' | 'return'; reason: string }, key) => call(scoresApi.moveRelease[move], { params: { id: r.sitting }, body: { version: r.version, reason }, key }), done);
  const at = momentOf(typed);
  const proposable = r.state === null || r.state === 'returned';
  return (
    <>
      <Card title={t.release}>
        <Pairs pairs={[
          { term: t.people, value: figure(r.people) }, { term: t.marks, value: figure(r.marks) }, { term: t.heldCount, value: figure(r.holds) }, { term: t.cards, value: figure(r.cards) },
          ...(r.opensAt === null ? [] : [{ term: t.until, value: <time className="digits">{beijingTime(r.opensAt)}</time> }]), ...(r.proposedBy === null ? [] : [{ term: t.proposedBy, value: r.proposedBy }]), ...(r.approvedBy === null ? [] : [{ term: t.approvedBy, value: r.approvedBy }]),
        ]} />
        {r.state === 'making' ? <div role="status"><progress className="h-3 w-full" max={Math.max(1, r.people)} value={r.cards} aria-label={`${t.cards} ${figure(r.cards)} / ${figure(r.people)}`} /></div> : null}
      </Card>
      {proposable && !r.isOpen ? (
        <Card title={t.proposeRelease}>
          <form className="grid gap-3" noValidate onSubmit={(event) => { event.preventDefault(); if (at !== undefined) propose.mutate(at); }}>
            <div className="max-w-sm"><TextField label={t.opensAt} hint={t.opensAtHint} type="datetime-local" value={typed} onChange={(e) => { setTyped(e.target.value); }} problem={problemAt(propose.error, 'opensAt')} /></div>
            <ProblemNotice error={propose.error} except={['opensAt']} />
            <div className="grid gap-1"><div><Button type="submit" look="main" disabled={r.closed.propose !== null || at === undefined || propose.isPending}>{t.proposeRelease}</Button></div>{r.closed.propose === null ? null : <span className="text-sm text-soft">{r.closed.propose}</span>}</div>
          </form>
        </Card>
      ) : r.isOpen ? null : (
        <Card title={t.act}>
          {(['approve', 'return'] as const).map((move) => (
            <div key={move} className="grid gap-1">
              <div><Button look={move === 'approve' ? 'main' : 'plain'} disabled={r.closed[move] !== null} aria-describedby={`why-${move}`} onClick={() => { decide.reset(); setAsked(move); }}>{move === 'approve' ? t.approveRelease : t.returnRelease}</Button></div>
              <span id={`why-${move}`} className="text-sm text-soft">{r.closed[move] ?? t.releaseNotes[move]}</span>
            </div>
          ))}
        </Card>
      )}
      {asked ? <ReasonDialog open title={asked === 'approve' ? t.approveRelease : t.returnRelease} act={asked === 'approve' ? t.approveRelease : t.returnRelease} danger={asked === 'return'} busy={decide.isPending} error={decide.error} max={300} onClose={() => { setAsked(undefined); }} onAct={(reason) => { decide.mutate({ move: asked, reason }); }}><p>{r.name} · {r.opensAt === null ? '' : beijingTime(r.opensAt)} · {t.cards} {figure(r.cards)} · {t.heldCount} {figure(r.holds)}</p></ReasonDialog> : null}
    </>
  );
}
