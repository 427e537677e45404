import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { OBJECTION_STATE_WORDS, type ObjectionWhole } from '#contracts/objections.ts';
import { actor } from '../../shared/text/actor.ts';
import { colon, pageLang, say } from '../../shared/text/text.ts';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { objectionQuery } from './completions.api.ts';
import { ObjectionActs } from './objection-acts.tsx';
import { OBJECTION_TONES } from './tones.ts';
import { words } from './words.ts';

/** One objection as a case: what was said and by whom, what was found out, the outcome by two people. */
export function ObjectionScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { id } = useParams({ from: '/inside/objections/$id' });
  const client = useQueryClient();
  const { data: o, error } = useQuery(objectionQuery(id));
  const back = <Link to="/objections" search={{}} className="inline-flex min-h-11 items-center">{t.backTo}</Link>;
  if (!o) return <Page title={t.objectionsTitle} actions={back}>{error ? <ProblemNotice error={error} /> : <Loading />}</Page>;
  const put = (next: ObjectionWhole) => { client.setQueryData(objectionQuery(id).queryKey, next); void client.invalidateQueries({ queryKey: ['objections', 'list'] }); };
  return (
    <Page title={o.reference} sub={t.objectionsTitle} actions={back}>
      <Card title={t.about}>
        <p className="flex flex-wrap items-center gap-2"><Tag tone={OBJECTION_TONES[o.state]}>{OBJECTION_STATE_WORDS[o.state][lang]}</Tag><Link to="/completions/$id/people/$number" params={{ id: o.sitting, number: o.ticketNumber }} className="font-semibold">{o.name}</Link></p>
        <Pairs pairs={[
          { term: t.exam, value: o.sittingName }, { term: t.province, value: o.provinceName }, { term: t.document, value: <span className="digits">{o.document}</span> }, { term: t.position, value: <Link to="/publicities/$id" params={{ id: o.publicity }}>{o.position}</Link> }, { term: t.completionState, value: o.completionState },
        ]} />
      </Card>
      <Card title={t.statement}>
        <p className="wrap-anywhere whitespace-pre-wrap">{o.statement}</p>
        <Pairs pairs={[
          { term: t.channel, value: t.channels[o.channel] }, { term: t.received, value: <span className="digits">{beijingTime(o.receivedAt)}</span> },
          { term: t.reporter, value: o.reporter === null ? t.anonymous : [o.reporter.name, o.reporter.phone, o.reporter.mail].filter((part) => part !== '').join(' · ') }, { term: t.officer, value: o.assignedTo ?? t.nobodyYet },
        ]} />
      </Card>
      {o.facts === null ? null : (
        <Card title={t.outcome}>
          <Pairs pairs={[
            { term: t.outcome, value: o.outcome === null ? '—' : t.outcomes[o.outcome] }, { term: t.facts, value: <span className="wrap-anywhere whitespace-pre-wrap">{o.facts}</span> }, { term: t.answer, value: <span className="wrap-anywhere whitespace-pre-wrap">{o.answer}</span> },
            ...(o.proposedBy === null ? [] : [{ term: t.proposedBy, value: o.proposedBy }]), ...(o.decidedBy === null || o.decidedAt === null ? [] : [{ term: t.decided, value: `${o.decidedBy} ${beijingTime(o.decidedAt)}` }]),
          ]} />
        </Card>
      )}
      <ObjectionActs key={o.version} o={o} onDone={put} />
      <Card title={t.history}><ol className="grid gap-1">{o.history.map((h, at) => <li key={String(at)}><time className="digits">{beijingTime(h.at)}</time> {actor(h.by)} {t.objectionSteps[h.act] ?? h.act}{h.reason === '' ? '' : `${colon()}${h.reason}`}</li>)}</ol></Card>
    </Page>
  );
}
