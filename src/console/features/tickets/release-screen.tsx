import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { EXCLUSION_WORDS, RELEASE_STATE_WORDS, type ReleaseWhole } from '#contracts/tickets.ts';
import { actor } from '../../shared/text/actor.ts';
import { inARow, pageLang, say } from '../../shared/text/text.ts';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { ExclusionsCard } from './exclusions-card.tsx';
import { PapersCard } from './papers-card.tsx';
import { ReleaseActs } from './release-acts.tsx';
import { stateTone } from './state-tones.ts';
import { releaseQuery, samplePath } from './tickets.api.ts';
import { words } from './words.ts';

/** One release: how far it is, how many get a ticket and how many not and why, what may be done, and who did what. */
export function ReleaseScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { id } = useParams({ from: '/inside/tickets/$id' });
  const client = useQueryClient();
  const { data, error } = useQuery(releaseQuery(id));
  if (!data) return <Page title={t.title}>{error ? <ProblemNotice error={error} /> : <Loading />}</Page>;
  const sample = data.issued > 0 ? <a href={samplePath(id)} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center">{t.sample}</a> : null;
  return (
    <Page title={`${data.sittingName[lang]} · ${data.provinceName[lang]}`} sub={t.title} actions={<Link to="/tickets" search={{}} className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <Card title={t.figures}>
        <p className="flex flex-wrap items-center gap-3"><Tag tone={stateTone(data.state)}>{RELEASE_STATE_WORDS[data.state][lang]}</Tag>{data.proposedBy === null ? null : <span className="text-soft">{t.second(data.proposedBy)}</span>}{data.approvedBy === null || data.approvedAt === null ? null : <span className="text-soft">{t.approved(data.approvedBy, beijingTime(data.approvedAt))}</span>}{sample}</p>
        <Pairs pairs={[{ term: t.examOn, value: <span className="digits">{inARow(data.examOn)}</span> }, { term: t.window, value: data.window ? <span className="digits">{beijingTime(data.window.opensAt)} – {beijingTime(data.window.closesAt)}</span> : t.noWindow }]} />
        {data.toLookAt === null ? null : <Progress done={data.lookedAt} of={data.toLookAt} />}
        <Figures release={data} />
      </Card>
      <ReleaseActs release={data} onDone={(next) => { client.setQueryData(releaseQuery(id).queryKey, next); }} />
      {data.state === 'preparing' ? null : <><ExclusionsCard release={data} /><PapersCard releaseId={id} /></>}
      <Card title={t.history}>
        <ol className="grid gap-1">{data.history.map((h, at) => <li key={String(at)}><time className="digits">{beijingTime(h.at)}</time> {actor(h.by)} {t.steps[h.act] ?? h.act}{h.detail === '' ? '' : ` ${h.act === 'prepared' ? t.issuedPeople(Number(h.detail)) : h.detail}`}{h.reason === '' ? '' : `${lang === 'zh' ? '：' : ': '}${h.reason}`}</li>)}</ol>
      </Card>
    </Page>
  );
}

function Progress({ done, of }: { done: number; of: number }): JSX.Element {
  const t = say(words);
  return <div role="status" className="grid gap-1"><progress className="h-3 w-full" max={Math.max(1, of)} value={done} aria-label={t.progress} /><span>{t.progressOf(done, of)}</span></div>;
}

/** Tickets and reasons drawn to one scale. */
function Figures({ release }: { release: ReleaseWhole }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const rows = [{ key: 'issued', text: t.issued, people: release.issued, good: true }, ...release.leftOut.map((l) => ({ key: l.reason, text: EXCLUSION_WORDS[l.reason][lang], people: l.people, good: false }))];
  const most = Math.max(1, ...rows.map((r) => r.people));
  return (
    <>
      <dl className="grid grid-cols-[minmax(6rem,max-content)_1fr] items-center gap-x-3 gap-y-2">
        {rows.map((r) => (
          <div key={r.key} className="contents">
            <dt className="text-sm">{r.text}</dt>
            <dd className="flex min-w-0 items-center gap-2"><svg aria-hidden="true" className="h-3 w-full min-w-8" viewBox="0 0 100 4" preserveAspectRatio="none"><rect width={Math.max(0.5, (r.people / most) * 100)} height="4" className={r.good ? 'fill-success' : 'fill-warning'} /></svg><span className="digits w-20 shrink-0 text-right">{r.people.toLocaleString()}</span></dd>
          </div>
        ))}
      </dl>
      {release.leftOut.length === 0 && release.state !== 'preparing' ? <p className="text-soft">{t.nobodyLeftOut}</p> : null}
    </>
  );
}
