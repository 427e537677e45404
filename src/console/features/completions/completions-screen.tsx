import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { sittingsQuery } from './completions.api.ts';
import { words } from './words.ts';

/** 合格判定与公示: the sittings whose scores are archived. */
export function CompletionsScreen(): JSX.Element {
  const t = say(words);
  const { data, error, isFetching } = useQuery(sittingsQuery);
  return (
    <Page title={t.title} sub={t.sub} actions={<ExportControl list="completions.sittings" />}>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.title} rows={data.sittings} keyOf={(s) => s.sitting} empty={t.none} busy={isFetching}
          columns={[
            { name: t.exam, cell: (s) => <Link to="/completions/$id" params={{ id: s.sitting }} search={{ tab: 'overview' }} className="font-semibold">{s.name}</Link> },
            { name: t.examOn, cell: (s) => <span className="digits">{s.examOn}</span>, nowrap: true },
            { name: t.people, cell: (s) => s.people.toLocaleString(), align: 'right' }, { name: t.complete, cell: (s) => s.complete.toLocaleString(), align: 'right' },
            { name: t.run, cell: (s) => (s.finishedAt === null ? <Tag tone="info">{t.running}</Tag> : <span className="digits">{beijingTime(s.finishedAt)}</span>), nowrap: true },
          ]}
        />
      ) : error ? null : <Loading />}
    </Page>
  );
}
