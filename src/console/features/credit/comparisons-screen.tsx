import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { ComparisonItem, DifferenceItem } from '#contracts/credit-reports.ts';
import { beijingTime } from '#contracts/dates.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { comparisonsQuery, differencesQuery } from './credit.api.ts';
import { words } from './words.ts';

/** 双向核对: every comparison of both sides, and what differed in the one chosen. */
export function ComparisonsScreen(): JSX.Element {
  const t = say(words);
  const search = useSearch({ from: '/inside/credit-reports/comparisons' });
  const navigate = useNavigate();
  const { data, error, isFetching } = useQuery(comparisonsQuery(search.after));
  const chosen = data?.items.find((c) => c.id === search.comparison);
  return (
    <Page title={t.comparisons} sub={t.comparisonsSub} actions={<div className="flex flex-wrap items-center gap-3"><Link to="/credit-reports" search={{}} className="inline-flex min-h-11 items-center">{t.toReports}</Link><ExportControl list="breaches.credit-comparisons" /></div>}>
      <ProblemNotice error={error} />
      {chosen ? <Differences key={chosen.id} comparison={chosen} /> : null}
      {data ? (
        <DataTable<ComparisonItem>
          label={t.comparisons} rows={data.items} keyOf={(c) => c.id} empty={t.noComparisons} busy={isFetching}
          columns={[
            { name: t.at, cell: (c) => <span className="digits">{beijingTime(c.at)}</span>, nowrap: true }, { name: t.result, cell: (c) => <Tag tone={!c.done ? 'warning' : c.differing > 0 ? 'info' : 'success'}>{c.stateText}</Tag> },
            { name: t.compared, cell: (c) => c.compared.toLocaleString(), align: 'right' }, { name: t.differing, cell: (c) => c.differing.toLocaleString(), align: 'right' }, { name: t.within, cell: (c) => c.within.toLocaleString(), align: 'right' },
            { name: t.difference, cell: (c) => (c.within === 0 ? <span className="text-soft">{t.none}</span> : <Link to="/credit-reports/comparisons" search={{ ...search, comparison: c.id }} className="inline-flex min-h-8 items-center" aria-label={`${t.see} ${beijingTime(c.at)}`}>{t.see}</Link>) },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={search.after} next={data?.next} onShow={(after) => { void navigate({ to: '/credit-reports/comparisons', search: { after } }); }} />
    </Page>
  );
}

function Differences({ comparison }: { comparison: ComparisonItem }): JSX.Element {
  const t = say(words);
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery(differencesQuery(comparison.id, after));
  return (
    <Card title={t.differences(beijingTime(comparison.at))} actions={<ExportControl list="breaches.credit-differences" filters={{ comparison: comparison.id }} />}>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable<DifferenceItem>
          label={t.differences(beijingTime(comparison.at))} rows={data.items} keyOf={(d) => d.recordId} empty={t.noDifferences} busy={isFetching}
          columns={[
            { name: t.columns.decision, cell: (d) => d.decisionNumber ?? <>{t.unknown} <span className="digits break-all text-soft">{d.recordId}</span></>, wide: true }, { name: t.columns.place, cell: (d) => d.placeText ?? '—', nowrap: true }, { name: t.difference, cell: (d) => d.kindText, nowrap: true },
            { name: t.ours, cell: (d) => d.oursText }, { name: t.theirs, cell: (d) => d.theirsText }, { name: t.mended, cell: (d) => <Tag tone={d.mended ? 'success' : 'warning'}>{d.mendedText}</Tag>, nowrap: true },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Card>
  );
}
