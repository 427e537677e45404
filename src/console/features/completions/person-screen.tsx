import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { CheckResult, COMPLETION_STATE_WORDS, type CompletionPerson } from '#contracts/completions.ts';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../shared/api/call.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { actor } from '../../shared/text/actor.ts';
import { colon, inARow, oneByOne, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField, TextArea } from '../../shared/ui/field.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { completionsApi, personQuery } from './completions.api.ts';
import { COMPLETION_TONES } from './tones.ts';
import { words } from './words.ts';

/** 合格判定说明 of one person: which year's pass counts for each subject and why, the check before the certificate, the history. */
export function CompletionPersonScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { id, number } = useParams({ from: '/inside/completions/$id/people/$number' });
  const { data: p, error } = useQuery(personQuery(id, number));
  const back = <Link to="/completions/$id" params={{ id }} search={{ tab: 'people' }} className="inline-flex min-h-11 items-center">{t.backTo}</Link>;
  if (!p) return <Page title={t.personTitle} actions={back}><ProblemNotice error={error} />{error ? null : <Loading />}</Page>;
  return (
    <Page title={`${p.name} · ${t.personTitle}`} sub={`${p.exam} · ${p.provinceName}`} actions={back}>
      <Card title={t.standing}>
        <p className="flex flex-wrap items-center gap-2">{p.state === null ? <Tag>{t.notComplete}</Tag> : <Tag tone={COMPLETION_TONES[p.state]}>{COMPLETION_STATE_WORDS[p.state][lang]}</Tag>}<span>{p.summary}</span></p>
        {p.reasons.length === 0 ? null : <ul className="list-disc pl-5">{p.reasons.map((r) => <li key={r}>{r}</li>)}</ul>}
        <Pairs pairs={[
          { term: t.ticket, value: <span className="digits">{p.ticketNumber}</span> }, { term: t.document, value: <span className="digits">{p.document}</span> }, { term: t.level, value: p.level }, { term: t.specialty, value: p.specialty }, { term: t.cycle, value: t.cycleOf(p.cycleYears) },
          ...(p.cancelledYears.length === 0 ? [] : [{ term: t.cancelled, value: inARow(p.cancelledYears) }]), ...(p.shown === null ? [] : [{ term: t.time, value: <span className="digits">{beijingTime(p.shown.startsAt)} – {beijingTime(p.shown.endsAt)}</span> }]),
        ]} />
      </Card>
      <Card title={t.subjects}>
        <DataTable
          label={`${t.subjects} · ${p.name}`} rows={p.subjects} keyOf={(s) => s.code} empty=""
          columns={[
            { name: t.subject, cell: (s) => s.name[lang] }, { name: t.mark, cell: (s) => s.mark ?? '—', align: 'right' }, { name: t.pass, cell: (s) => s.passMark ?? '—', align: 'right' },
            { name: t.counts, cell: (s) => <Tag tone={s.counts ? 'success' : 'neutral'}>{s.counts ? t.counts : t.countsNot}</Tag>, nowrap: true }, { name: t.why, cell: (s) => s.why, wide: true },
          ]}
        />
      </Card>
      <Check key={p.version ?? 0} person={p} id={id} />
      <Card title={t.history}>
        {p.history.length === 0 ? <p className="text-soft">{t.noHistory}</p> : <ol className="grid gap-1">{p.history.map((h, at) => <li key={String(at)}><time className="digits">{beijingTime(h.at)}</time> {actor(h.by)} {h.act} <Tag tone={COMPLETION_TONES[h.state]}>{COMPLETION_STATE_WORDS[h.state][lang]}</Tag>{h.reasons.length === 0 ? '' : ` ${oneByOne(h.reasons)}`}</li>)}</ol>}
      </Card>
    </Page>
  );
}

function Check({ person: p, id }: { person: CompletionPerson; id: string }): JSX.Element | null {
  const t = say(words);
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const [result, setResult] = useState<CheckResult>();
  const [note, setNote] = useState('');
  const save = useAct((_: undefined, key) => call(completionsApi.check, { params: { id, number: p.ticketNumber }, body: { result: result ?? 'passed', note, version: p.version ?? 0 }, key }), (next) => { client.setQueryData(personQuery(id, p.ticketNumber).queryKey, next); });
  const may = session?.permissions.includes('sample.check') ?? false;
  if (!may && p.check === null) return null;
  return (
    <Card title={t.check}>
      {p.check === null ? null : <p><Tag tone={p.check.result === 'passed' ? 'success' : 'danger'}>{t.results[p.check.result]}</Tag> {t.checkedBy(p.check.by, beijingTime(p.check.at))}{p.check.note === '' ? '' : `${colon()}${p.check.note}`}</p>}
      {!may ? null : p.checkClosed !== null ? <p className="text-soft">{p.checkClosed}</p> : (
        <form className="grid gap-3" noValidate onSubmit={(event) => { event.preventDefault(); if (result) save.mutate(undefined); }}>
          <p className="text-soft">{t.checkNote}</p>
          <ProblemNotice error={save.error} except={['note', 'result']} />
          <div className="sm:w-56"><SelectField label={t.checkResult} value={result ?? ''} onChange={(e) => { setResult(CheckResult.safeParse(e.target.value).data); }} problem={problemAt(save.error, 'result')}><option value="">{t.choose}</option>{CheckResult.options.map((r) => <option key={r} value={r}>{t.results[r]}</option>)}</SelectField></div>
          <TextArea label={t.note} hint={t.noteHint} value={note} maxLength={300} onChange={(e) => { setNote(e.target.value); }} problem={problemAt(save.error, 'note')} />
          <div><Button type="submit" look="main" disabled={result === undefined || save.isPending}>{t.save}</Button></div>
        </form>
      )}
    </Card>
  );
}
