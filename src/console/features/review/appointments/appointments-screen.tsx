import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingDay, startOfBeijingDay } from '#contracts/dates.ts';
import { may, sessionQuery } from '../../../shared/api/session.ts';
import { ExportControl } from '../../../shared/exports/export-control.tsx';
import { say } from '../../../shared/text/text.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../../shared/ui/field.tsx';
import { Loading, Page } from '../../../shared/ui/page.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { dayQuery, pointsQuery } from './appointments.api.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { SlotCard } from './slot-card.tsx';
import { words } from './words.ts';

const DAY = 86_400_000;

/** 现场核验预约: a day of a review point, its times and who comes; planning for who manages it. */
export function AppointmentsScreen(): JSX.Element {
  const w = say(words);
  const search = useSearch({ from: '/inside/appointments' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const { data: choices } = useQuery(pointsQuery);
  const [planning, setPlanning] = useState(false);
  const point = search.point ?? choices?.points[0]?.value ?? '';
  const day = search.day ?? beijingDay(session?.now ?? Date.now());
  const found = useQuery({ ...dayQuery(point, day), enabled: point !== '' });
  const show = (next: { point?: string; day?: string }) => void navigate({ to: '/appointments', search: { point, day, ...next } });
  const reload = () => client.invalidateQueries({ queryKey: ['appointments'] });
  const total = found.data?.slots.reduce((n, s) => n + s.people.length, 0) ?? 0;
  return (
    <Page title={w.title} sub={w.sub} actions={point === '' ? null : <div className="flex flex-wrap items-center gap-3"><ExportControl list="review.appointments" filters={{ point, day }} />{session && may(session, 'review.manage') ? <Button onClick={() => { setPlanning(true); }}>{w.plan}</Button> : null}</div>}>
      <div className="grid items-end gap-3 sm:grid-cols-[2fr_1fr_auto]">
        <SelectField label={w.point} value={point} onChange={(e) => { show({ point: e.target.value }); }}>
          {point === '' ? <option value="">{w.choose}</option> : null}
          {choices?.points.map((p) => <option key={p.value} value={p.value}>{p.text}</option>)}
        </SelectField>
        <TextField label={w.day} type="date" value={day} onChange={(e) => { if (e.target.value !== '') show({ day: e.target.value }); }} />
        <div className="flex gap-2">
          <Button onClick={() => { show({ day: beijingDay(startOfBeijingDay(day) - DAY) }); }}>{w.previous}</Button>
          <Button onClick={() => { show({ day: beijingDay(startOfBeijingDay(day) + DAY) }); }}>{w.next}</Button>
        </div>
      </div>
      <ProblemNotice error={found.error} />
      {found.isLoading ? <Loading /> : null}
      {choices && choices.points.length === 0 ? <p role="status" className="rounded-lg border border-rule bg-paper p-8 text-center text-soft">{w.noPoints}</p> : null}
      {found.data && found.data.slots.length === 0 ? <p role="status" className="rounded-lg border border-rule bg-paper p-8 text-center text-soft">{w.empty}</p> : null}
      {found.data && found.data.slots.length > 0 ? <p className="text-soft">{w.total(total)} · {w.places(found.data.places)}</p> : null}
      <div className="grid gap-3 lg:grid-cols-2">{found.data?.slots.map((s) => <SlotCard key={s.startsAt} slot={s} point={point} mayPlan={found.data.mayPlan} onChange={reload} />)}</div>
      {planning ? <PlanDialog point={point} day={day} onClose={() => { setPlanning(false); void reload(); }} /> : null}
    </Page>
  );
}
