import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { RunState } from '#contracts/reverification.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { RegistriesCard } from './registries-card.tsx';
import { RunProgress } from './run-progress.tsx';
import { runsQuery } from './runs.api.ts';
import { words } from './words.ts';

export const RUN_TONES: Record<RunState, string> = { proposed: 'warning', running: 'info', stopped: 'warning', done: 'success', refused: 'neutral' };

/** 批量复核与核验库: how the registries stand, and every check of old results with its progress. */
export function RunsScreen(): JSX.Element {
  const t = say(words);
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery(runsQuery(after));
  return (
    <Page title={t.title} sub={t.sub} actions={(
      <div className="flex flex-wrap items-center gap-3">
        <ExportControl list="reverification.runs" />
        <Link to="/verification/runs/new" className="inline-flex min-h-11 items-center rounded-md bg-blue px-4 font-semibold text-paper no-underline hover:bg-blue-deep">{t.open}</Link>
      </div>
    )}>
      <RegistriesCard />
      <h2>{t.runs}</h2>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.runs} rows={data.items} keyOf={(r) => r.id} empty={t.empty} busy={isFetching}
          columns={[
            { name: t.kind, cell: (r) => <Link to="/verification/runs/$runId" params={{ runId: r.id }} className="font-semibold">{r.kindText}</Link> },
            { name: t.scope, cell: (r) => r.scopeText },
            { name: t.states, cell: (r) => r.statesText },
            { name: t.progress, cell: (r) => <RunProgress run={r} small />, wide: true },
            { name: t.changed, cell: (r) => r.changed.toLocaleString(), align: 'right' },
            { name: t.state, cell: (r) => <Tag tone={RUN_TONES[r.state]}>{r.stateText}</Tag> },
            { name: t.at, cell: (r) => <span className="digits">{beijingTime(r.proposedAt)}</span>, nowrap: true },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}
