import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { PlanWhole } from '#contracts/seat-plans.ts';
import { ExamRoomId } from '#contracts/test-centres.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { ProblemNotice, problemAt } from '../../shared/ui/problem-notice.tsx';
import { centreQuery, centresQuery, seatingApi } from './seating.api.ts';
import { words } from './words.ts';

/** 冻结后调整一人: by application number to a room of any centre of the province; the server finds the free seat. */
export function MoveDialog({ plan, onClose, onDone }: { plan: PlanWhole; onClose: () => void; onDone: (next: PlanWhole) => void }): JSX.Element {
  const t = say(words);
  const [number, setNumber] = useState('');
  const [search, setSearch] = useState('');
  const [centre, setCentre] = useState('');
  const [room, setRoom] = useState('');
  const [reason, setReason] = useState('');
  const { data: centres } = useQuery(centresQuery({ province: plan.province, search: search === '' ? undefined : search, closed: 'no' }, undefined));
  const { data: chosen } = useQuery({ ...centreQuery(centre), enabled: centre !== '' });
  const move = useAct((_: undefined, key) => call(seatingApi.move, { params: { id: plan.id }, body: { version: plan.version, number: number.trim(), roomId: ExamRoomId.parse(room), reason }, key }), onDone);
  return (
    <ModalDialog open onClose={onClose} title={t.moveTitle}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); move.mutate(undefined); }}>
        <p className="text-soft">{t.actNotes.move}</p>
        <ProblemNotice error={move.error} except={['number', 'roomId', 'reason']} />
        <TextField label={t.applicationNumber} value={number} maxLength={40} problem={problemAt(move.error, 'number')} onChange={(e) => { setNumber(e.target.value); }} />
        <TextField label={t.search} value={search} maxLength={60} onChange={(e) => { setSearch(e.target.value); }} />
        <SelectField label={t.target} value={centre} onChange={(e) => { setCentre(e.target.value); setRoom(''); }}><option value="">{t.choose}</option>{centres?.centres.map((c) => <option key={c.id} value={c.id}>{c.name}</option>)}</SelectField>
        <SelectField label={t.targetRoom} value={room} problem={problemAt(move.error, 'roomId')} onChange={(e) => { setRoom(e.target.value); }}><option value="">{t.choose}</option>{chosen?.allRooms.filter((r) => r.closedAt === null).map((r) => <option key={r.id} value={r.id}>{`${r.number} · ${t.purposes[r.purpose]} · ${String(r.capacity)}`}</option>)}</SelectField>
        <TextArea label={t.reason} hint={t.reasonHint} value={reason} maxLength={400} problem={problemAt(move.error, 'reason')} onChange={(e) => { setReason(e.target.value); }} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={move.isPending || room === ''}>{t.actNames.move}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
