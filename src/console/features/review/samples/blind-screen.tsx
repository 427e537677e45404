import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { GiveVerdict } from '#contracts/samples.ts';
import { call } from '../../../shared/api/call.ts';
import { useAct } from '../../../shared/api/use-act.ts';
import { say } from '../../../shared/text/text.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { TextArea } from '../../../shared/ui/field.tsx';
import { Notice } from '../../../shared/ui/notice.tsx';
import { Card, Loading, Page, Pairs } from '../../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { MaterialsViewer } from '../materials-viewer.tsx';
import { blindQuery, samplesApi } from './samples.api.ts';
import { words } from './words.ts';

/** 盲审: everything a case rests on and nothing of what others decided; then one's own verdict, once. */
export function BlindScreen(): JSX.Element {
  const w = say(words);
  const { sampleId, id } = useParams({ from: '/inside/samples/$sampleId/cases/$id' });
  const client = useQueryClient();
  const { data: c, error, isPending } = useQuery(blindQuery(sampleId, id));
  const [verdict, setVerdict] = useState<GiveVerdict['verdict']>();
  const [note, setNote] = useState('');
  const act = useAct((v: GiveVerdict['verdict'], key) => call(samplesApi.verdict, { params: { sampleId, id }, body: { verdict: v, note }, key }), () => client.invalidateQueries({ queryKey: ['samples', sampleId] }));
  if (!c) return <Page title={w.verdict}><ProblemNotice error={error} />{isPending ? <Loading /> : null}</Page>;
  return (
    <Page title={`${c.name} · ${c.number}`} sub={w.blindNote} actions={<Link to="/samples/$sampleId" params={{ sampleId }} search={{}}>{w.back}</Link>}>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          {c.sections.map((s) => <Card key={s.title} title={s.title}><Pairs pairs={s.lines.map((l) => ({ term: l.term, value: l.value }))} /></Card>)}
        </div>
        <div className="grid min-w-0 gap-4">
          <MaterialsViewer c={c} />
          {c.conditions.map((part) => <Card key={part.title} title={part.title}><ul className="grid list-disc gap-1 pl-5">{part.conditions.map((k) => <li key={k.text}>{k.text} <Tag tone={k.met ? 'success' : 'danger'}>{k.met ? '✓' : '✗'}</Tag></li>)}</ul></Card>)}
          <Card title={w.verdict}>
            {act.data ? <Notice tone="success" live="status"><p>{w.given} <Link to="/samples/$sampleId" params={{ sampleId }} search={{}}>{w.back}</Link></p></Notice> : (
              <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); if (verdict) act.mutate(verdict); }}>
                <ProblemNotice error={act.error} except={['note']} />
                <fieldset className="flex flex-wrap gap-6"><legend className="sr-only">{w.verdict}</legend>{(['approve', 'reject'] as const).map((v) => <label key={v} className="flex min-h-11 items-center gap-2 font-semibold"><input type="radio" name="verdict" className="size-5" checked={verdict === v} onChange={() => { setVerdict(v); }} />{w[v]}</label>)}</fieldset>
                <TextArea label={w.note} value={note} maxLength={300} problem={problemAt(act.error, 'note')} onChange={(e) => { setNote(e.target.value); }} />
                <Button type="submit" look="main" disabled={!verdict || act.isPending}>{w.verdictAct}</Button>
              </form>
            )}
          </Card>
        </div>
      </div>
    </Page>
  );
}
