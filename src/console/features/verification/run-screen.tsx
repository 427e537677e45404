import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { RecheckResult, type RunView } from '#contracts/reverification.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { inARow, inBrackets, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField, TextArea } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { RunProgress } from './run-progress.tsx';
import { resultsQuery, runQuery, runsApi } from './runs.api.ts';
import { RUN_TONES } from './runs-screen.tsx';
import { words } from './words.ts';

/** One check of old results: how far it is, what may be done with it, and what it found. */
export function RunScreen(): JSX.Element {
  const t = say(words);
  const { runId } = useParams({ from: '/inside/verification/runs/$runId' });
  const { data: run, error } = useQuery(runQuery(runId));
  return (
    <Page title={run ? `${run.kindText} · ${run.scopeText}` : t.runs} actions={<Link to="/verification/runs" className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <ProblemNotice error={error} />
      {run ? (
        <>
          <Card label={t.progress}>
            <div className="flex flex-wrap items-center justify-between gap-3"><Tag tone={RUN_TONES[run.state]}>{run.stateText}</Tag><RunActs run={run} /></div>
            <RunProgress run={run} />
            <Pairs pairs={[
              { term: t.states, value: run.statesText }, { term: t.before, value: <span className="digits">{beijingTime(run.answeredBefore)}</span> }, { term: t.reason, value: run.reason },
              { term: t.proposedBy, value: <>{run.proposedBy} <span className="digits text-soft">{beijingTime(run.proposedAt)}</span></> },
              ...(run.decidedBy === null ? [] : [{ term: t.second, value: <>{run.decidedBy} <span className="digits text-soft">{run.decidedAt === null ? '' : beijingTime(run.decidedAt)}</span> {run.decisionNote}</> }]),
            ]} />
          </Card>
          {run.state === 'proposed' ? <DecideCard run={run} /> : run.state === 'refused' ? null : <Results run={run} />}
        </>
      ) : error ? null : <Loading />}
    </Page>
  );
}

function RunActs({ run }: { run: RunView }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const done = (fresh: RunView) => { client.setQueryData(runQuery(run.id).queryKey, fresh); };
  const stop = useAct((_: undefined, key) => call(runsApi.stop, { params: { runId: run.id }, key }), done);
  const resume = useAct((_: undefined, key) => call(runsApi.resume, { params: { runId: run.id }, key }), done);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <ProblemNotice error={stop.error ?? resume.error} />
      {run.acts.stop.open ? <Button disabled={stop.isPending} onClick={() => { stop.mutate(undefined); }}>{t.stop}</Button> : null}
      {run.acts.resume.open ? <Button look="main" disabled={resume.isPending} onClick={() => { resume.mutate(undefined); }}>{t.resume}</Button> : null}
    </div>
  );
}

function DecideCard({ run }: { run: RunView }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const act = useAct((decision: 'approve' | 'refuse', key) => call(runsApi.decide, { params: { runId: run.id }, body: { decision, reason }, key }), (fresh) => { client.setQueryData(runQuery(run.id).queryKey, fresh); });
  const { open, refusals } = run.acts.decide;
  return (
    <Card title={t.decideTitle}>
      <p className="text-soft">{t.decideNote}</p>
      {open ? null : <Notice tone="info">{refusals.join(' ')}</Notice>}
      <form className="grid max-w-xl gap-3" noValidate onSubmit={(event) => { event.preventDefault(); }}>
        <ProblemNotice error={act.error} except={['reason']} />
        <TextArea label={t.decideReason} value={reason} maxLength={300} disabled={!open} onChange={(e) => { setReason(e.target.value); }} problem={problemAt(act.error, 'reason')} />
        <div className="flex flex-wrap gap-3">
          <Button look="main" disabled={!open || act.isPending} onClick={() => { act.mutate('approve'); }}>{t.approve}</Button>
          <Button look="danger" disabled={!open || act.isPending} onClick={() => { act.mutate('refuse'); }}>{t.refuse}</Button>
        </div>
      </form>
    </Card>
  );
}

const RESULTS = RecheckResult.exclude(['waiting']);

function Results({ run }: { run: RunView }): JSX.Element {
  const t = say(words);
  const [result, setResult] = useState<(typeof RESULTS)['options'][number]>('changed');
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery(resultsQuery(run.id, result, after, run[result]));
  return (
    <div className="grid min-w-0 grid-cols-1 gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <SelectField label={t.result} value={result} onChange={(e) => { setResult(RESULTS.parse(e.target.value)); setAfter(undefined); }}>
          {RESULTS.options.map((r) => <option key={r} value={r}>{t.resultNames[r]}{inBrackets(run[r].toLocaleString())}</option>)}
        </SelectField>
        <ExportControl list="reverification.results" filters={{ run: run.id, result }} />
      </div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.results} rows={data.items} keyOf={(i) => i.accountId + i.rowId} empty={t.noResults} busy={isFetching}
          columns={[
            { name: t.person, cell: (i) => i.person, nowrap: true }, { name: t.document, cell: (i) => <span className="digits">{i.documentNumber}</span>, nowrap: true },
            { name: t.from, nowrap: true, cell: (i) => i.fromText }, { name: t.to, cell: (i) => (i.toText === null ? t.none : <Tag tone="warning">{i.toText}</Tag>) }, { name: t.why, cell: (i) => i.whyText ?? t.none, wide: true },
            { name: t.applications, cell: (i) => <span className="digits">{inARow(i.applications)}</span> }, { name: t.when, cell: (i) => <span className="digits">{beijingTime(i.at)}</span>, nowrap: true },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </div>
  );
}
