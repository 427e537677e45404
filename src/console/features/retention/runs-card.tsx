import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { RUN_STATE_WORDS, type DecideRun, type RetentionRun } from '#contracts/retention.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { decideRun, runsQuery } from './retention.api.ts';
import { words } from './words.ts';

type Decision = DecideRun['decision'];
const TONES = { requested: 'warning', running: 'warning', done: 'success', broken_off: 'danger', turned_down: 'neutral', withdrawn: 'neutral' } as const;

/** 历次销毁: who asked, who released, what became of each class. */
export function RunsCard({ acts }: { acts: boolean }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery(runsQuery(after));
  const [chosen, setChosen] = useState<{ run: RetentionRun; decision: Decision }>();
  const act = useAct(({ reason, of }: { reason: string; of: { run: RetentionRun; decision: Decision } }, key: string) => decideRun(of.run.id, { decision: of.decision, reason, version: of.run.version }, key), async () => {
    setChosen(undefined);
    await client.invalidateQueries({ queryKey: ['retention'] });
  });
  const told = act.data?.state;
  return (
    <Card title={t.runs} actions={<ExportControl small list="retention.runs" />}>
      <ProblemNotice error={error} />
      {told === 'running' || told === 'turned_down' || told === 'withdrawn' ? <Notice tone="success" live="status">{t.done[told]}</Notice> : null}
      <DataTable
        label={t.runs} rows={data?.items ?? []} keyOf={(r) => r.id} empty={t.noRuns} busy={isFetching}
        columns={[
          { name: t.asked, cell: (r) => <>{beijingTime(r.askedAt)} {r.askedBy}<br /><span className="text-soft">{r.reason}</span></>, wide: true },
          { name: t.stateHead, cell: (r) => <Tag tone={TONES[r.state]}>{RUN_STATE_WORDS[r.state][pageLang()]}</Tag> },
          { name: t.decided, cell: (r) => (r.decidedAt === null ? '—' : <>{beijingTime(r.decidedAt)} {r.decidedBy}<br /><span className="text-soft">{r.decisionReason}</span></>), wide: true },
          { name: t.figures, cell: (r) => <RunFigures run={r} />, wide: true },
          { name: t.acts, cell: (r) => <Acts run={r} acts={acts} onChoose={(decision) => { act.reset(); setChosen({ run: r, decision }); }} /> },
        ]}
      />
      {data ? <Pager after={after} next={data.next} onShow={setAfter} /> : null}
      {chosen ? (
        <ReasonDialog
          open title={t.dialog[chosen.decision]} act={t.act[chosen.decision]} danger={chosen.decision === 'approve'} max={200} reasonHint={t.reasonHint} busy={act.isPending} error={act.error}
          onClose={() => { setChosen(undefined); act.reset(); }} onAct={(reason) => { act.mutate({ reason, of: chosen }); }}
        >
          <p>{t.note[chosen.decision]}</p>
          <RunFigures run={chosen.run} />
        </ReasonDialog>
      ) : null}
    </Card>
  );
}

/** What was due of each class of a run, what was erased, and what a recount still found. */
export function RunFigures({ run }: { run: RetentionRun }): JSX.Element {
  const t = say(words);
  return <ul className="grid gap-1">{run.classes.map((c) => <li key={c.of}>{t.figure(c.title, c.due, c.erased, c.files, c.stillThere)}</li>)}</ul>;
}

function Acts({ run, acts, onChoose }: { run: RetentionRun; acts: boolean; onChoose: (decision: Decision) => void }): JSX.Element {
  const t = say(words);
  return (
    <div className="grid gap-2">
      {run.state !== 'requested' || !acts ? null : run.byMe ? (
        <><Button onClick={() => { onChoose('withdraw'); }}>{t.act.withdraw}</Button><span className="text-soft">{t.own}</span></>
      ) : (
        <><Button look="danger" onClick={() => { onChoose('approve'); }}>{t.act.approve}</Button><Button onClick={() => { onChoose('turn_down'); }}>{t.act.turn_down}</Button></>
      )}
      <Link to="/retention/runs/$id" params={{ id: run.id }} className="inline-block min-h-6">{t.leftovers}<span className="sr-only"> {beijingTime(run.askedAt)}</span></Link>
    </div>
  );
}
