import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ExportView } from '#contracts/reports.ts';
import { ExportActs, ExportState } from '../../shared/exports/export-state.tsx';
import { exportListsQuery, exportsQuery } from '../../shared/exports/exports.api.ts';
import { words as exportWords } from '../../shared/exports/words.ts';
import { say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { ExportForm } from './export-form.tsx';
import { words } from './words.ts';

/** 名单导出: what was asked for on any screen, how far it is, and the file; the list of applications is asked for here. */
export function ExportsScreen(): JSX.Element {
  const t = say(words);
  const list = useQuery(exportsQuery);
  const lists = useQuery(exportListsQuery);
  return (
    <Page title={t.exportsTitle} sub={t.exportsSub}>
      {lists.data ? <ExportForm lists={lists.data} /> : null}
      <h2>{t.mine}</h2>
      <ProblemNotice error={list.error} />
      {list.data ? <Exports rows={list.data.exports} /> : list.isPending ? <Loading /> : null}
    </Page>
  );
}

function Exports({ rows }: { rows: readonly ExportView[] }): JSX.Element {
  const t = say(words);
  const w = say(exportWords);
  return (
    <DataTable
      label={t.mine} rows={rows} keyOf={(e) => e.id} empty={t.none}
      columns={[
        { name: t.what, cell: (e) => <><span className="font-semibold">{e.listText}</span> · {e.purpose} {e.unmasked ? <Tag tone="warning">{t.whole}</Tag> : null}<br /><span className="text-sm text-soft">{e.filtersText} · {w.formats[e.format]}</span></> },
        { name: t.requested, cell: (e) => beijingTime(e.requestedAt), nowrap: true },
        { name: t.state, cell: (e) => <ExportState one={e} /> },
        { name: t.act, cell: (e) => <ExportActs one={e} />, nowrap: true },
      ]}
    />
  );
}
