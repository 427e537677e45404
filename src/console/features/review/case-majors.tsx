import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { COUNTS_AS, type CaseMajors as Majors, type CountsAs, type MajorOpinion, type MajorPrecedent, type RecordPrecedent } from '#contracts/major-precedents.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, inARow, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextArea } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { CaseQuestions } from './questions/case-questions.tsx';
import { caseMajorsQuery, reviewApi } from './review.api.ts';
import { majorWords } from './major-words.ts';

/** 所学专业如何认定: what was decided before on a major no table names, and the reviewer's own record, which later reviewers will see. */
export function CaseMajors({ id }: { id: string }): JSX.Element {
  const t = say(majorWords);
  const { data, error } = useQuery(caseMajorsQuery(id));
  return (
    <Card title={t.title}>
      <p className="text-soft">{t.sub}</p>
      <ProblemNotice error={error} />
      {data?.majors.map((m) => <Opinion key={m.of} id={id} opinion={m} closed={data.closed} />)}
    </Card>
  );
}

const TONES = { core: 'success', related: 'info', other: 'neutral', none: 'danger' } as const;

function Opinion({ id, opinion: m, closed }: { id: string; opinion: MajorOpinion; closed: string | null }): JSX.Element {
  const t = say(majorWords);
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={m.stated} className="grid gap-2 border-l-4 border-rule pl-3">
      <h3 className="flex flex-wrap items-center gap-2">{t.of[m.of]}{colon()}<span lang="zh">{m.stated}</span>{m.contradictory ? <Tag tone="warning">{t.contradictory}</Tag> : null}</h3>
      {m.tally.length === 0 ? <p className="text-soft">{t.none}</p> : <p className="flex flex-wrap gap-2">{t.allOver}{m.tally.map((s) => <Tag key={s.countsAs} tone={TONES[s.countsAs]}>{t.countsAs[s.countsAs]} · {t.times(s.times)}</Tag>)}</p>}
      {m.own ? <><p className="font-semibold">{t.own}</p><Said said={m.own} /></> : null}
      {m.here.length > 0 ? <><p className="font-semibold">{t.here}</p><ul className="grid gap-2">{m.here.map((p) => <li key={p.id}><Said said={p} /></li>)}</ul></> : null}
      {m.elsewhere.length > 0 ? <p className="text-soft">{t.elsewhere(inARow(m.elsewhere.map((s) => `${t.countsAs[s.countsAs]} ${t.times(s.times)}`)))}</p> : null}
      {open ? <Form id={id} of={m.of} was={m.own} onClose={() => { setOpen(false); }} /> : <div className="flex flex-wrap items-center gap-3"><Button small disabled={closed !== null} onClick={() => { setOpen(true); }}>{m.own ? t.again : t.record}</Button><span className="text-sm text-soft">{closed ?? t.recordHint}</span></div>}
      <CaseQuestions id={id} of={m.of} />
    </section>
  );
}

function Said({ said: p }: { said: MajorPrecedent }): JSX.Element {
  const t = say(majorWords);
  return (
    <p className="flex flex-wrap items-baseline gap-2">
      <Tag tone={TONES[p.countsAs]}>{t.countsAs[p.countsAs]}</Tag><span className="min-w-0">{p.reason}</span>
      <span className="text-sm text-soft">{p.place} {p.by} {beijingTime(p.at)}</span>
      {p.applicationId === null || p.mine ? null : <Link to="/review/$id" params={{ id: p.applicationId }} className="inline-flex min-h-6 items-center text-sm">{t.toCase}</Link>}
    </p>
  );
}

function Form({ id, of, was, onClose }: { id: string; of: RecordPrecedent['of']; was: MajorPrecedent | null; onClose: () => void }): JSX.Element {
  const t = say(majorWords);
  const client = useQueryClient();
  const [countsAs, setCountsAs] = useState<CountsAs | undefined>(was?.countsAs);
  const [reason, setReason] = useState(was?.reason ?? '');
  const record = useAct((body: RecordPrecedent, key) => call(reviewApi.recordPrecedent, { params: { id }, body, key }), (now: Majors) => { client.setQueryData(caseMajorsQuery(id).queryKey, now); onClose(); });
  return (
    <form className="grid gap-3" noValidate onSubmit={(event) => { event.preventDefault(); if (countsAs) record.mutate({ of, countsAs, reason }); }}>
      <SelectField label={t.choose} value={countsAs ?? ''} problem={problemAt(record.error, 'countsAs')} onChange={(e) => { setCountsAs(COUNTS_AS.find((c) => c === e.target.value)); }}><option value="">{t.pleaseChoose}</option>{COUNTS_AS.map((c) => <option key={c} value={c}>{t.countsAs[c]}</option>)}</SelectField>
      <TextArea label={t.reason} hint={t.reasonHint} value={reason} maxLength={300} problem={problemAt(record.error, 'reason')} onChange={(e) => { setReason(e.target.value); }} />
      <ProblemNotice error={record.error} except={['countsAs', 'reason']} />
      <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={countsAs === undefined || record.isPending}>{t.keep}</Button><Button onClick={onClose}>{t.cancel}</Button></div>
    </form>
  );
}
