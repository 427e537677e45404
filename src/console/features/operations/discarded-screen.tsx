import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { discardedQuery } from './operations.api.ts';
import { JobName } from './queues-card.tsx';
import { words } from './words.ts';

/** 已放弃的任务: who gave up what, and why. */
export function DiscardedScreen(): JSX.Element {
  const t = say(words);
  const { after } = useSearch({ from: '/inside/operations/discarded' });
  const navigate = useNavigate({ from: '/operations/discarded' });
  const { data, error, isFetching } = useQuery(discardedQuery(after));
  return (
    <Page title={t.discardedTitle} sub={t.discardedSub} actions={<ExportControl list="operations.discarded-jobs" />}>
      <p><Link to="/operations">{t.back}</Link></p>
      <ProblemNotice error={error} />
      {data ? (
        <>
          <DataTable
            label={t.discardedTitle} rows={data.items} keyOf={(j) => j.id} empty={t.noDiscarded} busy={isFetching}
            columns={[
              { name: t.kind, cell: (j) => <JobName kind={j.kind} />, wide: true },
              { name: t.why, cell: (j) => <span className="break-words">{j.fault}</span>, wide: true },
              { name: t.failedAt, cell: (j) => beijingTime(j.failedAt), nowrap: true },
              { name: t.discardedAt, cell: (j) => beijingTime(j.discardedAt), nowrap: true },
              { name: t.by, cell: (j) => j.by },
              { name: t.reason, cell: (j) => j.reason, wide: true },
            ]}
          />
          <Pager after={after} next={data.next} onShow={(next) => { void navigate({ search: { after: next } }); }} />
        </>
      ) : error ? null : <Loading />}
    </Page>
  );
}
