import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { say } from '../../shared/text/text.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { sittingsQuery } from './pass-lines.api.ts';
import { VERSION_TONES } from '../../shared/versions/version-tones.ts';
import { words } from './words.ts';

/** 合格标准: every sitting, and how far its pass lines are. */
export function PassLinesScreen(): JSX.Element {
  const t = say(words);
  const found = useQuery(sittingsQuery());
  return (
    <Page title={t.title} sub={t.sub} actions={<ExportControl list="pass-lines.sittings" filters={{}} />}>
      <ProblemNotice error={found.error} />
      {found.data ? (
        <DataTable
          label={t.title} rows={found.data.sittings} keyOf={(s) => s.sitting} empty={t.empty} busy={found.isFetching}
          columns={[
            { name: t.sitting, cell: (s) => <Link to="/pass-lines/$sitting" params={{ sitting: s.sitting }} className="inline-block py-1 font-semibold">{s.title}</Link> },
            { name: t.examOn, cell: (s) => <time>{s.examOn}</time>, nowrap: true },
            { name: t.state, cell: (s) => (s.state === null ? t.ordinary : <Tag tone={VERSION_TONES[s.state]}>{t.states[s.state]}</Tag>), nowrap: true },
            { name: t.announcesAt, cell: (s) => (s.announcesAt === null ? '—' : beijingTime(s.announcesAt)), nowrap: true },
          ]}
        />
      ) : found.isPending ? <Loading /> : null}
    </Page>
  );
}
