import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { inARow, pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { kitSittingsQuery } from './exam-kits.api.ts';
import { words } from './words.ts';

/** 考场离线包: the sittings whose seats are frozen, each with its kits and what came back. */
export function KitSittingsScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { data, error, isFetching } = useQuery(kitSittingsQuery);
  return (
    <Page title={t.title} sub={t.sub}>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.title} rows={data.sittings} keyOf={(s) => `${s.sittingId}/${s.province}`} empty={t.none} busy={isFetching}
          columns={[
            { name: t.exam, cell: (s) => <Link to="/exam-kits/$sitting/$province" params={{ sitting: s.sittingId, province: s.province }} className="font-semibold">{s.name[lang]}</Link> },
            { name: t.province, cell: (s) => s.provinceName[lang], nowrap: true },
            { name: t.examOn, cell: (s) => <span className="digits">{inARow(s.examOn)}</span> },
            { name: t.people, cell: (s) => s.people.toLocaleString(), align: 'right' },
            { name: t.kitsOf, cell: (s) => s.kits.toLocaleString(), align: 'right' },
            { name: t.resultsOf, cell: (s) => s.results.toLocaleString(), align: 'right' },
          ]}
        />
      ) : error ? null : <Loading />}
    </Page>
  );
}
