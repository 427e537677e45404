import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { PlanWhole } from '#contracts/seat-plans.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { oneByOne, pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { planRoomsQuery } from './seating.api.ts';
import { words } from './words.ts';

/** 考场一览: the rooms of one city with who writes what in each, page by page. */
export function RoomsCard({ plan, town }: { plan: PlanWhole; town: string | undefined }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const navigate = useNavigate();
  const [after, setAfter] = useState<string>();
  const shown = town ?? plan.towns[0]?.prefecture;
  const { data, error, isFetching } = useQuery(planRoomsQuery(plan.id, plan.runs.find((r) => r.digest !== null)?.run ?? 0, shown, after ?? ''));
  const label = (halfDay: number) => plan.halfDays.find((h) => h.halfDay === halfDay)?.label[lang] ?? String(halfDay);
  return (
    <Card title={t.roomList}>
      <div className="flex flex-wrap items-end gap-3"><div className="w-full max-w-xs"><SelectField label={t.city} value={shown} onChange={(e) => { void navigate({ to: '/seating/$id', params: { id: plan.id }, search: { town: e.target.value } }); }}>{plan.towns.map((c) => <option key={c.prefecture} value={c.prefecture}>{`${c.name[lang]} · ${t.rooms} ${String(c.rooms)} · ${t.people} ${String(c.people)}`}</option>)}</SelectField></div><ExportControl list="seating.plan-rooms" filters={{ plan: plan.id, prefecture: shown }} /></div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={`${t.roomList} ${plan.towns.find((p) => p.prefecture === shown)?.name[lang] ?? ''}`} rows={data.rooms} keyOf={(r) => r.roomId} empty={t.noRoomsYet} busy={isFetching}
          columns={[
            { name: t.rooms, cell: (r) => <Link to="/seating/$id/rooms/$roomId" params={{ id: plan.id, roomId: r.roomId }} search={{}} className="inline-flex min-h-8 items-center font-semibold whitespace-nowrap">{t.mapOf(r.number)}</Link> },
            { name: t.centres, cell: (r) => <>{r.centre} {r.room}{r.accessible ? <> <Tag tone="info">{t.accessible}</Tag></> : null}{r.closed ? <> <Tag tone="danger">{t.roomClosed}</Tag></> : null}<br /><span className="text-soft">{r.address}</span></>, wide: true },
            { name: t.seats, cell: (r) => r.capacity, align: 'right' },
            { name: t.composition, cell: (r) => <ul className="grid gap-1">{r.halves.map((h) => <li key={h.halfDay}><span className="whitespace-nowrap">{label(h.halfDay)}</span> <strong className="digits">{h.people}</strong> <span className="text-soft">{oneByOne(h.papers.map((p) => `${p.name[lang]} ${String(p.people)}`))}</span></li>)}</ul>, wide: true },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next === null || data === undefined ? null : String(data.next)} onShow={setAfter} />
    </Card>
  );
}
