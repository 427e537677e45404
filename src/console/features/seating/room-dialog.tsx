import { useState, type JSX } from 'react';
import type { CentreWhole, ExamRoom, RoomContent } from '#contracts/test-centres.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { ProblemNotice, problemAt } from '../../shared/ui/problem-notice.tsx';
import { seatingApi } from './seating.api.ts';
import { words } from './words.ts';

const EMPTY: RoomContent = { number: '', floor: '', capacity: 30, kind: 'paper', accessible: false, purpose: 'ordinary' };

/** One room of a centre, new or as it stands (增加、修改考场). */
export function RoomDialog({ centre, room, onClose, onDone }: { centre: CentreWhole; room: ExamRoom | undefined; onClose: () => void; onDone: (next: CentreWhole) => void }): JSX.Element {
  const t = say(words);
  const [content, setContent] = useState<RoomContent>(room ? { number: room.number, floor: room.floor, capacity: room.capacity, kind: room.kind, accessible: room.accessible, purpose: room.purpose } : EMPTY);
  const body = { version: centre.version, content };
  const save = useAct((_: undefined, key) => (room ? call(seatingApi.editRoom, { params: { id: centre.id, roomId: room.id }, body, key }) : call(seatingApi.addRoom, { params: { id: centre.id }, body, key })), onDone);
  const set = (change: Partial<RoomContent>) => { setContent({ ...content, ...change }); };
  const problem = (path: string) => problemAt(save.error, `content.${path}`);
  return (
    <ModalDialog open onClose={onClose} title={room ? `${centre.name} ${room.number}` : t.addRoom}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(undefined); }}>
        <ProblemNotice error={save.error} except={['content.number', 'content.floor', 'content.capacity']} />
        <TextField label={t.number} value={content.number} maxLength={20} problem={problem('number')} onChange={(e) => { set({ number: e.target.value }); }} />
        <TextField label={t.floor} value={content.floor} maxLength={20} problem={problem('floor')} onChange={(e) => { set({ floor: e.target.value }); }} />
        <TextField label={t.capacity} inputMode="numeric" value={content.capacity === 0 ? '' : String(content.capacity)} problem={problem('capacity')} onChange={(e) => { set({ capacity: Number(e.target.value.replaceAll(/\D/g, '').slice(0, 3)) }); }} />
        <SelectField label={t.kind} value={content.kind} onChange={(e) => { set({ kind: e.target.value === 'computer' ? 'computer' : 'paper' }); }}><option value="paper">{t.kinds.paper}</option><option value="computer">{t.kinds.computer}</option></SelectField>
        <SelectField label={t.purpose} value={content.purpose} onChange={(e) => { set({ purpose: e.target.value === 'spare' ? 'spare' : e.target.value === 'isolation' ? 'isolation' : 'ordinary' }); }}>{(['ordinary', 'spare', 'isolation'] as const).map((p) => <option key={p} value={p}>{t.purposes[p]}</option>)}</SelectField>
        <label className="inline-flex min-h-11 items-center gap-2"><input type="checkbox" className="size-5" checked={content.accessible} onChange={(e) => { set({ accessible: e.target.checked }); }} />{t.accessible}</label>
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={save.isPending}>{t.save}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
