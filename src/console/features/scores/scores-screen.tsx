import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { sittingsQuery } from './scores.api.ts';
import { words } from './words.ts';

/** 成绩: the sittings whose scores the reader works on. */
export function ScoresScreen(): JSX.Element {
  const t = say(words);
  const { data, error, isFetching } = useQuery(sittingsQuery);
  return (
    <Page title={t.title} sub={t.sub} actions={<ExportControl list="scores.sittings" filters={{}} />}>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.title} rows={data.sittings} keyOf={(s) => s.id} empty={t.none} busy={isFetching}
          columns={[
            { name: t.sitting, cell: (s) => <Link to="/scores/$id" params={{ id: s.id }} search={{ tab: 'imports' }} className="inline-flex min-h-8 items-center font-semibold">{s.name}</Link> },
            { name: t.month, cell: (s) => s.month, nowrap: true },
          ]}
        />
      ) : error ? null : <Loading />}
    </Page>
  );
}
