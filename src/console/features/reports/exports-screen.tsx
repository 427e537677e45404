import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ExportView } from '#contracts/reports.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { count } from './charts.tsx';
import { ExportForm } from './export-form.tsx';
import { exportsQuery, reportsApi } from './reports.api.ts';
import { words } from './words.ts';

/** 名单导出: ask for a list, see how far it is, fetch it. */
export function ExportsScreen(): JSX.Element {
  const t = say(words);
  const list = useQuery(exportsQuery);
  return (
    <Page title={t.exportsTitle} sub={t.exportsSub}>
      <ExportForm />
      <h2>{t.mine}</h2>
      <ProblemNotice error={list.error} />
      {list.data ? <Exports rows={list.data.exports} /> : list.isPending ? <Loading /> : null}
    </Page>
  );
}

function Exports({ rows }: { rows: readonly ExportView[] }): JSX.Element {
  const t = say(words);
  return (
    <DataTable
      label={t.mine} rows={rows} keyOf={(e) => e.id} empty={t.none}
      columns={[
        { name: t.what, cell: (e) => <><span className="font-semibold">{e.purpose}</span> {e.unmasked ? <Tag tone="warning">{t.whole}</Tag> : null}<br /><span className="text-sm text-soft">{e.filtersText} · {t.formats[e.format]}</span></> },
        { name: t.requested, cell: (e) => beijingTime(e.requestedAt), nowrap: true },
        { name: t.state, cell: (e) => <State one={e} /> },
        { name: t.act, cell: (e) => <Acts one={e} />, nowrap: true },
      ]}
    />
  );
}

const TONES = { waiting: 'neutral', running: 'info', done: 'success', failed: 'danger', cancelled: 'neutral', expired: 'neutral' } as const;

function State({ one }: { one: ExportView }): JSX.Element {
  const t = say(words);
  const moving = one.state === 'waiting' || one.state === 'running';
  return (
    <div className="grid gap-1">
      <span><Tag tone={TONES[one.state]}>{t.states[one.state]}</Tag> <span className="text-sm">{one.rowsTotal === null ? (moving ? t.preparing : '') : t.progress(count(one.rowsDone), count(one.rowsTotal))}</span></span>
      {moving ? <progress className="h-2 w-full accent-blue" max={Math.max(1, one.rowsTotal ?? 1)} value={one.rowsDone} aria-label={t.progressOf(one.purpose)} /> : null}
      {one.state === 'failed' ? <span className="text-sm text-soft">{t.failedWhy}</span> : null}
      {one.state === 'done' && one.expiresAt !== null ? <span className="text-sm text-soft">{t.until(beijingTime(one.expiresAt))}</span> : null}
    </div>
  );
}

function Acts({ one }: { one: ExportView }): JSX.Element | null {
  const t = say(words);
  const client = useQueryClient();
  const cancel = useAct((id: string, key) => call(reportsApi.cancel, { params: { id }, key }), () => client.invalidateQueries({ queryKey: exportsQuery.queryKey }));
  if (one.state === 'done') return <a href={`/api/staff/exports/${one.id}/file`} download={one.fileName} className="inline-block py-1 font-semibold">{t.download}<span className="sr-only"> {one.purpose}</span></a>;
  if (one.state !== 'waiting' && one.state !== 'running') return null;
  return <><Button small disabled={cancel.isPending} onClick={() => { cancel.mutate(one.id); }}>{t.cancel}<span className="sr-only"> {one.purpose}</span></Button><ProblemNotice error={cancel.error} /></>;
}
