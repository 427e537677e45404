import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { PUBLICITY_STATE_WORDS, type PublicityAct, type PublicityWhole } from '#contracts/publicity.ts';
import { call } from '../../shared/api/call.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { momentTyped, typedMoment } from '../../shared/forms/beijing-input.ts';
import { actor } from '../../shared/text/actor.ts';
import { colon, oneByOne, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { completionsApi, listQuery } from './completions.api.ts';
import { EntriesCard } from './entries-card.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import { PUBLICITY_TONES } from './tones.ts';
import { words } from './words.ts';

/** One list: where it stands, what may be done with it, who is on it, who did what. */
export function PublicityScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { id } = useParams({ from: '/inside/publicities/$id' });
  const client = useQueryClient();
  const { data, error } = useQuery(listQuery(id));
  if (!data) return <Page title={t.lists}>{error ? <ProblemNotice error={error} /> : <Loading />}</Page>;
  const put = (next: PublicityWhole) => { client.setQueryData(listQuery(id).queryKey, next); void client.invalidateQueries({ queryKey: ['publicities', 'entries', id] }); };
  return (
    <Page title={t.listTitle(data.sittingName, data.provinceName, data.number)} sub={t.title} actions={<Link to="/completions/$id" params={{ id: data.sitting }} search={{ tab: 'publicity' }} className="inline-flex min-h-11 items-center">{t.backTo}</Link>}>
      <Card title={t.state}>
        <p className="flex flex-wrap items-center gap-3"><Tag tone={PUBLICITY_TONES[data.state]}>{PUBLICITY_STATE_WORDS[data.state][lang]}</Tag>{data.isShown ? <><Tag tone="success">{t.shownNow}</Tag><a href={`/publicity/${id}`} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center">{t.publicPage}</a></> : null}</p>
        {data.state === 'making' ? <p role="status">{t.making} · {data.entries.toLocaleString()}</p> : null}
        <Pairs pairs={[
          { term: t.entries, value: data.entries.toLocaleString() }, { term: t.held, value: data.held.toLocaleString() }, { term: t.left, value: data.left.toLocaleString() }, { term: t.cleared, value: data.cleared.toLocaleString() }, { term: t.objections, value: <Link to="/objections" search={{ publicity: id }}>{data.objections.toLocaleString()}</Link> },
          { term: t.workingDays, value: String(data.workingDays) }, { term: t.time, value: data.startsAt === null || data.endsAt === null ? '—' : <span className="digits">{beijingTime(data.startsAt)} – {beijingTime(data.endsAt)}</span> }, { term: t.phone, value: data.phone }, ...(data.mail === '' ? [] : [{ term: t.mail, value: data.mail }]),
          { term: t.madeBy, value: `${data.madeBy} ${beijingTime(data.madeAt)}` }, ...(data.proposedBy === null ? [] : [{ term: t.proposedBy, value: data.proposedBy }]), ...(data.approvedBy === null || data.approvedAt === null ? [] : [{ term: t.approvedBy, value: `${data.approvedBy} ${beijingTime(data.approvedAt)}` }]),
        ]} />
        {data.provisional ? <Notice tone="warning">{t.provisional}</Notice> : null}
      </Card>
      <Acts list={data} onDone={put} />
      <Registering list={data} />
      {data.state === 'making' ? null : <EntriesCard id={id} />}
      <Card title={t.history}><ol className="grid gap-1">{data.history.map((h, at) => <li key={String(at)}><time className="digits">{beijingTime(h.at)}</time> {actor(h.by)} {t.steps[h.act] ?? h.act}{h.detail === '' ? '' : ` ${h.detail}`}{h.reason === '' ? '' : `${colon()}${h.reason}`}</li>)}</ol></Card>
    </Page>
  );
}

function Registering({ list }: { list: PublicityWhole }): JSX.Element | null {
  const t = say(words);
  const [asked, setAsked] = useState(false);
  const { data: session } = useQuery(sessionQuery);
  if (!list.isShown || !(session?.permissions.includes('objection.handle') ?? false)) return null;
  return <Card title={t.objections}><div><Button onClick={() => { setAsked(true); }}>{t.register}</Button></div>{asked ? <RegisterDialog publicity={list.id} onClose={() => { setAsked(false); }} /> : null}</Card>;
}

/** A day ahead, at nine: what an office would choose. */
const tomorrow = () => typedMoment(Date.now() + 86_400_000).replace(/T.*/, 'T09:00');

function Acts({ list, onDone }: { list: PublicityWhole; onDone: (next: PublicityWhole) => void }): JSX.Element | null {
  const t = say(words);
  const [asked, setAsked] = useState<Exclude<PublicityAct, 'propose'>>();
  const [typed, setTyped] = useState(list.startsAt === null ? tomorrow() : typedMoment(list.startsAt));
  const startsAt = momentTyped(typed);
  const propose = useAct((at: number, key) => call(completionsApi.propose, { params: { id: list.id }, body: { version: list.version, startsAt: at }, key }), onDone);
  const move = useAct(({ act, reason }: { act: Exclude<PublicityAct, 'propose'>; reason: string }, key) => call(completionsApi.move[act], { params: { id: list.id }, body: { version: list.version, reason }, key }), (next) => { setAsked(undefined); onDone(next); });
  if (list.acts.length === 0) return null;
  return (
    <Card title={t.acts}>
      {list.acts.map(({ act, refusals }) => (act === 'propose' ? (
        <form key={act} className="grid gap-3" noValidate onSubmit={(event) => { event.preventDefault(); if (startsAt !== undefined) propose.mutate(startsAt); }}>
          <div className="max-w-sm"><TextField label={t.startsAt} hint={t.startsHint} type="datetime-local" value={typed} onChange={(e) => { setTyped(e.target.value); }} problem={problemAt(propose.error, 'startsAt')} /></div>
          <ProblemNotice error={propose.error} except={['startsAt']} />
          <div className="flex flex-wrap items-center gap-3"><Button type="submit" look="main" disabled={refusals.length > 0 || startsAt === undefined || propose.isPending}>{t.actNames.propose}</Button><span className="min-w-0 flex-1 basis-56 text-sm text-soft">{refusals.length > 0 ? oneByOne(refusals) : t.actNotes.propose}</span></div>
        </form>
      ) : (
        <div key={act} className="flex flex-wrap items-center gap-3">
          <Button look={act === 'withdraw' ? 'danger' : act === 'return' ? 'plain' : 'main'} disabled={refusals.length > 0} onClick={() => { move.reset(); setAsked(act); }}>{t.actNames[act]}</Button>
          <span className="min-w-0 flex-1 basis-56 text-sm text-soft">{refusals.length > 0 ? oneByOne(refusals) : t.actNotes[act]}</span>
        </div>
      )))}
      {asked ? <ReasonDialog open title={t.actNames[asked]} act={t.actNames[asked]} danger={asked === 'withdraw'} {...(asked !== 'approve' && { reasonHint: t.reasonHint })} busy={move.isPending} error={move.error} max={300} onClose={() => { setAsked(undefined); }} onAct={(reason) => { move.mutate({ act: asked, reason }); }}><p>{t.actNotes[asked]}</p></ReasonDialog> : null}
    </Card>
  );
}
