import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { CentreContent, CentreWhole } from '#contracts/test-centres.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { ProblemNotice, problemAt } from '../../shared/ui/problem-notice.tsx';
import { prefecturesQuery, seatingApi } from './seating.api.ts';
import { words } from './words.ts';

const EMPTY: CentreContent = { name: '', address: '', phone: '', directions: '' };

/** One test centre, new or as it stands (开设、修改考点). */
export function CentreDialog({ centre, province, onClose, onDone }: { centre: CentreWhole | undefined; province: string; onClose: () => void; onDone: (next: CentreWhole) => void }): JSX.Element {
  const t = say(words);
  const { data: cities } = useQuery(prefecturesQuery(province));
  const [prefecture, setPrefecture] = useState('');
  const [content, setContent] = useState<CentreContent>(centre ? { name: centre.name, address: centre.address, phone: centre.phone, directions: centre.directions } : EMPTY);
  const save = useAct((_: undefined, key) => (centre ? call(seatingApi.editCentre, { params: { id: centre.id }, body: { version: centre.version, content }, key }) : call(seatingApi.openCentre, { body: { prefecture, content }, key })), onDone);
  const set = (change: Partial<CentreContent>) => { setContent({ ...content, ...change }); };
  const problem = (path: string) => problemAt(save.error, `content.${path}`);
  return (
    <ModalDialog open onClose={onClose} title={centre ? centre.name : t.add}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(undefined); }}>
        <ProblemNotice error={save.error} except={['prefecture', 'content.name', 'content.address', 'content.phone', 'content.directions']} />
        {centre ? null : <SelectField label={t.city} value={prefecture} problem={problemAt(save.error, 'prefecture')} onChange={(e) => { setPrefecture(e.target.value); }}><option value="">{t.choose}</option>{cities?.map((c) => <option key={c.value} value={c.value}>{c.text}</option>)}</SelectField>}
        <TextField label={t.name} value={content.name} maxLength={80} problem={problem('name')} onChange={(e) => { set({ name: e.target.value }); }} />
        <TextField label={t.address} value={content.address} maxLength={200} problem={problem('address')} onChange={(e) => { set({ address: e.target.value }); }} />
        <TextField label={t.phone} value={content.phone} maxLength={60} problem={problem('phone')} onChange={(e) => { set({ phone: e.target.value }); }} />
        <TextArea label={t.directions} value={content.directions} maxLength={400} problem={problem('directions')} onChange={(e) => { set({ directions: e.target.value }); }} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={save.isPending}>{t.save}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
