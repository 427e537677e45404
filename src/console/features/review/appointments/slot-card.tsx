import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { AppointmentDay } from '#contracts/appointments.ts';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../../shared/api/call.ts';
import { may, sessionQuery } from '../../../shared/api/session.ts';
import { useAct } from '../../../shared/api/use-act.ts';
import { colon, say, text } from '../../../shared/text/text.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { ModalDialog } from '../../../shared/ui/dialog.tsx';
import { TextField } from '../../../shared/ui/field.tsx';
import { Card } from '../../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { appointmentsApi } from './appointments.api.ts';
import { words } from './words.ts';

type Slot = AppointmentDay['slots'][number];
type Props = { slot: Slot; point: string; mayPlan: boolean; onChange: () => Promise<void> };

const TONES: Record<string, string> = { attended: 'success', missed: 'danger', booked: 'info' };

/** One time of the day: its places, who is booked, whether they came. */
export function SlotCard({ slot, point, mayPlan, onChange }: Props): JSX.Element {
  const w = say(words);
  const { data: session } = useQuery(sessionQuery);
  const [changing, setChanging] = useState(false);
  const settle = useAct(({ id, outcome }: { id: string; outcome: 'attended' | 'missed' }, key) => call(appointmentsApi.settle, { params: { id }, body: { outcome }, key }), onChange);
  const decides = session !== undefined && may(session, 'review.decide');
  const span = `${beijingTime(slot.startsAt).slice(11)}–${beijingTime(slot.endsAt).slice(11)}`;
  return (
    <Card label={span}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="tabular-nums">{span} <span className="text-base font-normal text-soft">{w.booked(slot.booked, slot.capacity)}</span></h2>
        {mayPlan ? <Button small onClick={() => { setChanging(true); }} aria-label={w.changeTitle(span)}>{w.change}</Button> : null}
      </div>
      {slot.closedWhy === null ? null : <p><Tag tone="warning">{w.closed(slot.closedWhy)}</Tag></p>}
      <ProblemNotice error={settle.error} />
      {slot.people.length === 0 ? <p className="text-soft">{w.nobody}</p> : (
        <ul className="grid gap-2">
          {slot.people.map((p) => (
            <li key={p.id} className="flex flex-wrap items-center gap-2 border-t border-rule pt-2">
              <span className="min-w-0 flex-1"><Link to="/review/$id" params={{ id: p.applicationId }} className="font-semibold">{p.name}</Link> <span className="digits text-sm text-soft">{p.number}</span><span className="block text-sm text-soft">{p.examText}</span></span>
              <Tag tone={TONES[p.state] ?? 'neutral'}>{p.stateText}</Tag>
              {decides && p.state === 'booked' ? <><Button small disabled={settle.isPending} aria-label={`${w.attended}${colon()}${p.name}`} onClick={() => { settle.mutate({ id: p.applicationId, outcome: 'attended' }); }}>{w.attended}</Button><Button small disabled={settle.isPending} aria-label={`${w.missed}${colon()}${p.name}`} onClick={() => { settle.mutate({ id: p.applicationId, outcome: 'missed' }); }}>{w.missed}</Button></> : null}
            </li>
          ))}
        </ul>
      )}
      {changing ? <ChangeDialog slot={slot} point={point} span={span} onClose={() => { setChanging(false); }} onDone={onChange} /> : null}
    </Card>
  );
}

function ChangeDialog({ slot, point, span, onClose, onDone }: { slot: Slot; point: string; span: string; onClose: () => void; onDone: () => Promise<void> }): JSX.Element {
  const w = say(words);
  const [capacity, setCapacity] = useState(String(slot.capacity));
  const [why, setWhy] = useState(slot.closedWhy ?? '');
  const act = useAct((_: undefined, key) => call(appointmentsApi.change, { params: { point, startsAt: String(slot.startsAt) }, body: { capacity: Number(capacity), closedWhy: why }, key }), async () => { await onDone(); onClose(); });
  return (
    <ModalDialog open onClose={onClose} title={w.changeTitle(span)}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
        <ProblemNotice error={act.error} except={['capacity', 'closedWhy']} />
        <TextField label={w.capacity} inputMode="numeric" value={capacity} problem={problemAt(act.error, 'capacity')} onChange={(e) => { setCapacity(e.target.value); }} />
        <TextField label={w.closeWhy} value={why} maxLength={120} problem={problemAt(act.error, 'closedWhy')} onChange={(e) => { setWhy(e.target.value); }} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={act.isPending}>{w.save}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
