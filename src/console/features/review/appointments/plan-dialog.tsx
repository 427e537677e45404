import { useState, type JSX } from 'react';
import { PlanSlots } from '#contracts/appointments.ts';
import { call } from '../../../shared/api/call.ts';
import { useAct } from '../../../shared/api/use-act.ts';
import { say, text } from '../../../shared/text/text.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { ModalDialog } from '../../../shared/ui/dialog.tsx';
import { SelectField, TextField } from '../../../shared/ui/field.tsx';
import { Notice } from '../../../shared/ui/notice.tsx';
import { problemAt, ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { appointmentsApi } from './appointments.api.ts';
import { words } from './words.ts';

const MINUTES = [15, 30, 60, 120] as const;

/** 排定时段: days, weekdays, hours of the morning and afternoon, places; times that exist already stay as they are. */
export function PlanDialog({ point, day, onClose }: { point: string; day: string; onClose: () => void }): JSX.Element {
  const w = say(words);
  const [from, setFrom] = useState(day);
  const [to, setTo] = useState(day);
  const [weekdays, setWeekdays] = useState<readonly number[]>([1, 2, 3, 4, 5]);
  const [hours, setHours] = useState([{ from: '09:00', to: '11:30' }, { from: '14:00', to: '17:00' }]);
  const [minutes, setMinutes] = useState('30');
  const [capacity, setCapacity] = useState('10');
  const act = useAct((_: undefined, key) => call(appointmentsApi.plan, {
    body: { point: PlanSlots.shape.point.parse(point), from, to, weekdays: [...weekdays], hours: hours.filter((h) => h.from !== '' && h.to !== ''), minutes: MINUTES.find((m) => String(m) === minutes) ?? 30, capacity: Number(capacity) }, key,
  }));
  const put = (i: number, changes: Partial<{ from: string; to: string }>) => { setHours((all) => all.map((h, at) => (at === i ? { ...h, ...changes } : h))); };
  return (
    <ModalDialog open onClose={onClose} title={w.planTitle}>
      {act.data ? <Notice tone="success" live="status"><p>{w.planned(act.data.made, act.data.kept)}</p></Notice> : (
        <form className="grid grid-cols-2 gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
          <div className="col-span-2"><ProblemNotice error={act.error} except={['from', 'to', 'capacity', 'weekdays', 'hours.0.to', 'hours.1.to']} /></div>
          <TextField label={w.from} type="date" value={from} problem={problemAt(act.error, 'from')} onChange={(e) => { setFrom(e.target.value); }} />
          <TextField label={w.to} type="date" value={to} problem={problemAt(act.error, 'to')} onChange={(e) => { setTo(e.target.value); }} />
          <fieldset className="col-span-2">
            <legend className="font-semibold">{w.weekdays}</legend>
            {problemAt(act.error, 'weekdays') ? <p className="text-sm font-semibold text-danger">{problemAt(act.error, 'weekdays')}</p> : null}
            <div className="flex flex-wrap gap-3">{w.days.map((name, i) => <label key={name} className="flex min-h-8 items-center gap-1"><input type="checkbox" className="size-5 accent-blue" checked={weekdays.includes(i + 1)} onChange={(e) => { setWeekdays((all) => (e.target.checked ? [...all, i + 1].toSorted() : all.filter((d) => d !== i + 1))); }} />{name}</label>)}</div>
          </fieldset>
          {hours.map((h, i) => (
            <fieldset key={i} className="col-span-2 grid grid-cols-2 gap-4">
              <legend className="font-semibold">{i === 0 ? w.morning : w.afternoon}</legend>
              <TextField label={w.hoursFrom} type="time" value={h.from} onChange={(e) => { put(i, { from: e.target.value }); }} />
              <TextField label={w.hoursTo} type="time" value={h.to} problem={problemAt(act.error, `hours.${String(i)}.to`)} onChange={(e) => { put(i, { to: e.target.value }); }} />
            </fieldset>
          ))}
          <SelectField label={w.minutes} value={minutes} onChange={(e) => { setMinutes(e.target.value); }}>{MINUTES.map((m) => <option key={m} value={m}>{m}</option>)}</SelectField>
          <TextField label={w.capacity} inputMode="numeric" value={capacity} problem={problemAt(act.error, 'capacity')} onChange={(e) => { setCapacity(e.target.value); }} />
          <div className="col-span-2 flex flex-wrap gap-3"><Button type="submit" look="main" disabled={act.isPending}>{w.planAct}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
        </form>
      )}
      {act.data ? <div><Button onClick={onClose}>{text().close}</Button></div> : null}
    </ModalDialog>
  );
}
