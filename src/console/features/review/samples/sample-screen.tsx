import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { SampleResult, type SampleDetail, type SampleView } from '#contracts/samples.ts';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../../shared/api/call.ts';
import { useAct } from '../../../shared/api/use-act.ts';
import { ExportControl } from '../../../shared/exports/export-control.tsx';
import { inBrackets, say, text } from '../../../shared/text/text.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { DataTable } from '../../../shared/ui/data-table.tsx';
import { ModalDialog } from '../../../shared/ui/dialog.tsx';
import { SelectField, TextField } from '../../../shared/ui/field.tsx';
import { Notice } from '../../../shared/ui/notice.tsx';
import { Card, Loading, Page, Pairs } from '../../../shared/ui/page.tsx';
import { Pager } from '../../../shared/ui/pager.tsx';
import { problemAt, ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { AgreementCard } from './agreement-card.tsx';
import { sampleQuery, samplesApi } from './samples.api.ts';
import { SettleDialog } from './settle-dialog.tsx';
import { words } from './words.ts';

/** One sample: its commitment to a seed, the draw, who was drawn and what came of each. */
export function SampleScreen(): JSX.Element {
  const w = say(words);
  const { sampleId } = useParams({ from: '/inside/samples/$sampleId' });
  const search = useSearch({ from: '/inside/samples/$sampleId' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data, error, isPending } = useQuery(sampleQuery(sampleId, search));
  const [settling, setSettling] = useState<SampleDetail['cases'][number]>();
  const show = (next: { result?: SampleResult | undefined; after?: string | undefined }) => void navigate({ to: '/samples/$sampleId', params: { sampleId }, search: { ...search, after: undefined, ...next } });
  const reload = () => client.invalidateQueries({ queryKey: ['samples'] });
  if (!data) return <Page title={w.title}><ProblemNotice error={error} />{isPending ? <Loading /> : <p><Link to="/samples">{w.backAll}</Link></p>}</Page>;
  const { sample } = data;
  return (
    <Page title={`${sample.sittingText} · ${sample.kindText}`} sub={`${sample.provinceText} · ${String(sample.ratePercent)} %`} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="review.sample-cases" filters={{ sample: sample.id, ...(search.result !== undefined && { result: search.result }) }} /><Link to="/samples">{w.backAll}</Link></div>}>
      <SampleFacts sample={sample} mayCheck={data.mayCheck} onChange={reload} />
      {data.agreement ? <AgreementCard agreement={data.agreement} /> : null}
      {sample.state === 'drawn' ? (
        <>
          <div className="max-w-xs"><SelectField label={w.result} value={search.result ?? ''} onChange={(e) => { const read = SampleResult.safeParse(e.target.value); show({ result: read.success ? read.data : undefined }); }}><option value="">{w.all}</option>{SampleResult.options.map((r) => <option key={r} value={r}>{w.results[r]}{inBrackets(sample.counts[r])}</option>)}</SelectField></div>
          <DataTable
            label={w.list} rows={data.cases} keyOf={(c) => c.id} empty={w.emptyCases}
            columns={[
              { name: w.stratum, cell: (c) => c.stratumText, nowrap: true }, { name: w.rank, cell: (c) => c.rank, align: 'right' }, { name: w.number, cell: (c) => <span className="digits">{c.number}</span>, nowrap: true }, { name: w.name, cell: (c) => c.name, nowrap: true },
              { name: w.result, cell: (c) => <><Tag tone={c.result === 'passed' ? 'success' : c.result === 'failed' || c.result === 'missed' ? 'danger' : 'neutral'}>{c.verdictText ?? c.resultText}</Tag>{c.firstText ? <span className="block text-sm text-soft">{w.firstWas(c.firstText)}</span> : null}{c.note ? <span className="block text-sm">{c.note}</span> : null}</> },
              { name: w.act, cell: (c) => <CaseAct c={c} detail={data} onSettle={() => { setSettling(c); }} /> },
            ]}
          />
          <Pager after={search.after} next={data.next} onShow={(after) => { show({ after }); }} />
        </>
      ) : null}
      {settling ? <SettleDialog sampleId={sampleId} c={settling} onClose={() => { setSettling(undefined); }} onDone={reload} /> : null}
    </Page>
  );
}

function CaseAct({ c, detail, onSettle }: { c: SampleDetail['cases'][number]; detail: SampleDetail; onSettle: () => void }): JSX.Element | null {
  const w = say(words);
  if (!detail.mayCheck || (c.result !== 'drawn' && c.result !== 'called')) return null;
  if (detail.sample.kind === 'post_exam') return <Button small aria-label={w.settleTitle(c.name)} onClick={onSettle}>{w.act}</Button>;
  if (c.mine) return <span className="text-sm text-soft">{w.mine}</span>;
  return <Link to="/samples/$sampleId/cases/$id" params={{ sampleId: detail.sample.id, id: c.id }} aria-label={`${w.blindOpen} ${c.number}`}>{w.blindOpen}</Link>;
}

function SampleFacts({ sample: s, mayCheck, onChange }: { sample: SampleView; mayCheck: boolean; onChange: () => Promise<void> }): JSX.Element {
  const w = say(words);
  const [calling, setCalling] = useState(false);
  const [dueOn, setDueOn] = useState('');
  const draw = useAct((_: undefined, key) => call(samplesApi.draw, { params: { sampleId: s.id }, key }), onChange);
  const send = useAct((_: undefined, key) => call(samplesApi.call, { params: { sampleId: s.id }, body: { dueOn }, key }), async () => { setCalling(false); await onChange(); });
  const hash = (value: string | null) => <span className="break-all font-mono text-sm">{value ?? w.facts.hidden}</span>;
  return (
    <Card title={s.stateText}>
      <Pairs pairs={[
        { term: w.facts.digest, value: hash(s.seedDigest) }, { term: w.facts.seed, value: hash(s.seed) }, { term: w.facts.frame, value: s.frameCount === null ? w.facts.hidden : w.frameCount(s.frameCount) }, { term: w.facts.frameDigest, value: hash(s.frameDigest) },
        { term: w.facts.announced, value: `${beijingTime(s.announcedAt)} ${s.announcedBy}` }, { term: w.facts.drawn, value: s.drawnAt === null ? '—' : beijingTime(s.drawnAt) }, ...(s.dueOn === null ? [] : [{ term: w.facts.due, value: s.dueOn }]),
      ]} />
      <p className="text-sm text-soft">{w.how}</p>
      <ProblemNotice error={draw.error} />
      {send.data ? <Notice tone="success" live="status"><p>{w.called}</p></Notice> : null}
      <div className="flex flex-wrap gap-3">
        {mayCheck && s.state === 'announced' ? <Button look="main" disabled={draw.isPending} onClick={() => { draw.mutate(undefined); }}>{w.draw}</Button> : null}
        {s.state === 'drawing' ? <><p role="status">{w.drawing}</p><Button onClick={() => void onChange()}>{text().retry}</Button></> : null}
        {mayCheck && s.state === 'drawn' && s.kind === 'post_exam' && s.counts.drawn > 0 ? <Button onClick={() => { setCalling(true); }}>{w.call}</Button> : null}
      </div>
      <ModalDialog open={calling} onClose={() => { setCalling(false); }} title={w.callTitle}>
        <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); send.mutate(undefined); }}>
          <ProblemNotice error={send.error} except={['dueOn']} />
          <TextField label={w.dueOn} type="date" value={dueOn} problem={problemAt(send.error, 'dueOn')} onChange={(e) => { setDueOn(e.target.value); }} />
          <Button type="submit" look="main" disabled={send.isPending || dueOn === ''}>{w.callAct}</Button>
        </form>
      </ModalDialog>
    </Card>
  );
}
