import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { REMEDY_WORDS, SUSPENSION_STATE_WORDS, type SuspensionWhole } from '#contracts/suspensions.ts';
import { actor } from '../../shared/text/actor.ts';
import { colon, inARow, pageLang, say } from '../../shared/text/text.ts';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { ActsCard } from './acts-card.tsx';
import { EffectCard } from './effect-card.tsx';
import { LedgerCard } from './ledger-card.tsx';
import { PeopleCard } from './people-card.tsx';
import { suspensionQuery } from './suspensions.api.ts';
import { stateTone } from './tones.ts';
import { words } from './words.ts';

/** One suspension: what it is, how far it has come, where the money is, and what is to do. */
export function SuspensionScreen(): JSX.Element {
  const t = say(words);
  const { id } = useParams({ from: '/inside/suspensions/$id' });
  const client = useQueryClient();
  const { data: s, error } = useQuery(suspensionQuery(id));
  const done = (next: SuspensionWhole) => {
    client.setQueryData(suspensionQuery(id).queryKey, next);
    void client.invalidateQueries({ queryKey: ['suspensions'] });
  };
  const begun = s !== undefined && s.state !== 'proposed' && s.state !== 'withdrawn';
  return (
    <Page title={s ? `${s.sitting[pageLang()]} · ${s.place[pageLang()]}` : t.title} actions={<Link to="/suspensions" className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <ProblemNotice error={error} />
      {s ? (
        <>
          <Head s={s} />
          <ActsCard suspension={s} onDone={done} />
          {begun ? <div className="grid gap-4 lg:grid-cols-2"><Progress s={s} /><LedgerCard suspension={s} /></div> : null}
          {s.resit ? <Resit s={s} /> : null}
          <EffectCard effect={s.effect} said={s.words} title={begun ? t.onDay : t.effect} />
          {begun ? <PeopleCard id={s.id} /> : null}
          <Card title={t.history}>
            <ol className="grid gap-1">{s.history.map((h, at) => <li key={String(at)}><time className="digits">{beijingTime(h.at)}</time> {actor(h.by)} {t.done[h.act] ?? h.act} {h.detail}{h.reason === '' ? '' : `${colon()}${h.reason}`}</li>)}</ol>
          </Card>
        </>
      ) : error ? null : <Loading />}
    </Page>
  );
}

function Head({ s }: { s: SuspensionWhole }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  return (
    <Card label={t.place}>
      <p className="flex flex-wrap items-center gap-3"><Tag tone={stateTone(s.state)}>{SUSPENSION_STATE_WORDS[s.state][lang]}</Tag>{s.articleId === null ? null : <a href={`/notices/${s.articleId}`}>{t.article}</a>}</p>
      <Pairs pairs={[
        { term: t.place, value: s.place[lang] }, { term: t.when, value: s.halfDays.length === 0 ? t.allDay : inARow(s.halfDays.map((h) => h[lang])) }, { term: t.remedy, value: `${REMEDY_WORDS[s.remedy][lang]}${s.chooseUntil === null ? '' : ` · ${t.choiceUntil(beijingTime(s.chooseUntil))}`}` },
        { term: t.reason, value: s.reason }, { term: t.document, value: s.documentNumber }, { term: t.by, value: `${s.proposedBy} · ${beijingTime(s.proposedAt)}` },
      ]} />
    </Card>
  );
}

function Progress({ s: { progress: p } }: { s: SuspensionWhole }): JSX.Element {
  const t = say(words);
  const lines = [
    { name: t.told, done: p.told, of: p.people }, { name: t.settled, done: p.settled, of: p.told - p.undecided }, ...(p.resit === 0 ? [] : [{ name: t.moved, done: p.moved, of: p.resit }]),
  ].filter((l) => l.of > 0);
  return (
    <Card title={t.progress}>
      {lines.map((l) => (
        <div key={l.name} className="grid gap-1">
          <p className="flex justify-between gap-2"><span>{l.name}</span><span className="digits">{l.done.toLocaleString()} / {l.of.toLocaleString()}</span></p>
          <progress className="h-3 w-full" max={Math.max(1, l.of)} value={l.done} aria-label={l.name} />
        </div>
      ))}
      <Pairs pairs={[{ term: t.refundPeople, value: t.persons(p.refund) }, { term: t.toResit, value: t.persons(p.resit) }, { term: t.undecided, value: t.persons(p.undecided) }]} />
    </Card>
  );
}

function Resit({ s }: { s: SuspensionWhole }): JSX.Element | null {
  const t = say(words);
  const { resit } = s;
  if (resit === null) return null;
  return (
    <Card title={t.resitTitle}>
      <Pairs pairs={[...resit.examOn.map((day, at) => ({ term: t.resitDays(at + 1), value: <span className="digits">{day}</span> })), { term: t.ticketOpens, value: <span className="digits">{beijingTime(resit.ticketOpensAt)}</span> }, { term: t.ticketCloses, value: <span className="digits">{beijingTime(resit.ticketClosesAt)}</span> }]} />
      <p className="text-soft">{resit.sittingId === null ? t.resitBy(resit.proposedBy) : t.resitDone(resit.sittingId)}</p>
    </Card>
  );
}
