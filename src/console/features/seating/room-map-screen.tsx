import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { RoomMap } from '#contracts/seat-plans.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { RoomDrawing } from './room-drawing.tsx';
import { roomMapQuery } from './seating.api.ts';
import { words } from './words.ts';

type Seat = RoomMap['seats'][number];

/** 考场座次图: one room on one half-day, drawn from the front, and the same seat by seat in a table. */
export function RoomMapScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { id, roomId } = useParams({ from: '/inside/seating/$id/rooms/$roomId' });
  const { half } = useSearch({ from: '/inside/seating/$id/rooms/$roomId' });
  const navigate = useNavigate();
  const { data, error } = useQuery(roomMapQuery(id, roomId, half === undefined ? undefined : Number(half)));
  return (
    <Page title={data ? t.mapOf(data.number) : t.map} sub={data ? `${data.centre} ${data.room}${data.floor === '' ? '' : ` · ${data.floor}`} · ${data.address}` : ''} actions={<Link to="/seating/$id" params={{ id }} search={{}} className="inline-flex min-h-11 items-center">{t.backToPlan}</Link>}>
      <ProblemNotice error={error} />
      {data === undefined ? (error ? null : <Loading />) : (
        <>
          <div className="w-full max-w-xs"><SelectField label={t.when} value={String(data.halfDay)} onChange={(e) => { void navigate({ to: '/seating/$id/rooms/$roomId', params: { id, roomId }, search: { half: e.target.value } }); }}>{data.halfDays.map((h) => <option key={h.halfDay} value={h.halfDay}>{`${h.label[lang]} · ${t.peopleIn(h.people)}`}</option>)}</SelectField></div>
          <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
            <Card title={t.drawn}><RoomDrawing map={data} /></Card>
            <section aria-label={t.listed} className="grid min-w-0 gap-3">
              <h2>{t.listed}</h2>
              <DataTable
                label={`${t.listed} ${t.mapOf(data.number)}`} rows={data.seats.filter((s) => s.person !== null)} keyOf={(s) => String(s.seat)} empty={t.noRoomsYet}
                columns={[
                  { name: t.seat, cell: (s) => <strong className="digits">{String(s.seat).padStart(2, '0')}</strong>, align: 'right' }, { name: t.person, cell: (s: Seat) => <>{s.person?.name} {s.person?.needsAccess ? <Tag tone="info">{t.needsAccess}</Tag> : null}</>, nowrap: true },
                  { name: t.applicationNumber, cell: (s) => <span className="digits">{s.person?.number}</span>, nowrap: true }, { name: t.paper, cell: (s) => <>{s.person?.paper[lang]}{s.person?.variant ? <> <Tag tone="info">{s.person.variant}</Tag></> : null}</>, wide: true }, { name: t.ticket, cell: (s) => <span className="digits">{s.person?.ticket ?? '—'}</span>, nowrap: true },
                ]}
              />
            </section>
          </div>
        </>
      )}
    </Page>
  );
}
