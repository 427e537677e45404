import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { KitResults } from '#contracts/exam-kits.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { kitResultsQuery, kitsApi } from './exam-kits.api.ts';
import { words } from './words.ts';

/** 签到结果: what the devices of a kit noted, merged and drawn room by room, and what becomes exam-day data of it. */
export function KitResultsScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { id } = useParams({ from: '/inside/exam-kits/results/$id' });
  const client = useQueryClient();
  const { data, error } = useQuery(kitResultsQuery(id));
  const load = useAct((_: undefined, key) => call(kitsApi.load, { params: { id }, key }), (next) => { client.setQueryData(kitResultsQuery(id).queryKey, next); });
  if (!data) return <Page title={t.resultsTitle}>{error ? <ProblemNotice error={error} /> : <Loading />}</Page>;
  return (
    <Page title={`${data.centre} · ${data.halfDay[lang]}`} sub={`${t.resultsTitle} · ${data.sittingName[lang]}`} actions={<Link to="/exam-kits/$sitting/$province" params={{ sitting: data.sittingId, province: data.province }} className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <Rooms results={data} />
      <Card title={t.load}>
        <p>{t.toRecord(data.toRecord.absent, data.toRecord.violations, data.toRecord.known)}</p>
        <p className="text-soft">{t.loadHint}</p>
        <ProblemNotice error={load.error} />
        <div className="flex flex-wrap items-center gap-3"><Button look="main" disabled={!data.mayLoad || load.isPending} onClick={() => { load.mutate(undefined); }}>{t.load}</Button><Link to="/scores/$id" params={{ id: data.sittingId }} search={{}} className="inline-flex min-h-11 items-center">{t.toExamDay}</Link></div>
        {data.loads.length === 0 ? null : <ol aria-label={t.loads} className="grid gap-1">{data.loads.map((l) => <li key={String(l.at)}><time className="digits">{beijingTime(l.at)}</time> {l.by} {t.loadOf(l.recorded, l.known, l.skipped)}</li>)}</ol>}
      </Card>
      <Card title={t.faults}><DataTable label={`${t.faults} · ${data.centre}`} rows={data.faults} keyOf={(f) => `${f.ticket} ${f.what} ${f.text}`} empty={t.noFaults} columns={[{ name: t.ticket, cell: (f) => <span className="digits">{f.ticket}</span>, nowrap: true }, { name: t.what, cell: (f) => f.what }, { name: t.why, cell: (f) => f.text }]} /></Card>
      <Card title={t.notes}>
        <DataTable
          label={`${t.notes} · ${data.centre}`} rows={data.notes} keyOf={(n) => `${n.ticket} ${String(n.at)} ${n.note}`} empty={t.noNotes}
          columns={[{ name: t.ticket, cell: (n) => <span className="digits">{n.ticket}</span>, nowrap: true }, { name: t.seat, cell: (n) => (n.room === null ? '—' : `${String(n.room)}-${String(n.seat ?? '')}`), nowrap: true }, { name: t.what, cell: (n) => <><Tag tone={n.kind === 'violation' ? 'danger' : 'warning'}>{t.kinds[n.kind]}</Tag> {n.note}</> }, { name: t.device, cell: (n) => <>{n.device} <time className="digits text-sm text-soft">{beijingTime(n.at)}</time></> }]}
        />
      </Card>
      <Card title={t.device}>
        <p className="text-soft">{t.until(beijingTime(data.until))}</p>
        <DataTable label={`${t.device} · ${data.centre}`} rows={data.devices} keyOf={(d) => `${d.device} ${String(d.exportedAt)}`} empty={t.noDevices} columns={[{ name: t.device, cell: (d) => d.device }, { name: t.entries, cell: (d) => d.entries, align: 'right' }, { name: t.exported, cell: (d) => <time className="digits">{beijingTime(d.exportedAt)}</time> }, { name: t.uploaded, cell: (d) => <>{d.by} <time className="digits text-sm text-soft">{beijingTime(d.at)}</time></> }]} />
      </Card>
    </Page>
  );
}

/** Rooms drawn to one scale: who came, who did not, and who was not marked. */
function Rooms({ results }: { results: KitResults }): JSX.Element {
  const t = say(words);
  const most = Math.max(1, ...results.rooms.map((r) => r.expected));
  return (
    <Card title={t.room}>
      {results.rooms.some((r) => r.unmarked > 0) ? <p className="text-soft">{t.unmarkedHint}</p> : null}
      <ul className="grid gap-2">
        {results.rooms.map((r) => (
          <li key={r.number} className="grid grid-cols-[minmax(5rem,max-content)_1fr] items-center gap-x-3">
            <span>{t.roomOf(r.number)}</span>
            <svg aria-hidden="true" className="h-3 w-full" viewBox="0 0 100 4" preserveAspectRatio="none"><rect width={(r.present / most) * 100} height="4" className="fill-success" /><rect x={(r.present / most) * 100} width={(r.absent / most) * 100} height="4" className="fill-danger" /><rect x={((r.present + r.absent) / most) * 100} width={(r.unmarked / most) * 100} height="4" className="fill-warning" /></svg>
            <span className="col-start-2 text-sm"><span className="digits">{t.expected} {r.expected} · {t.present} {r.present} · {t.absent} {r.absent} · {t.unmarked} {r.unmarked}</span></span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
