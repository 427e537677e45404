import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { PointContent, StaffPoint } from '#contracts/place-editing.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { ProblemNotice, problemAt } from '../../shared/ui/problem-notice.tsx';
import { CapacityEffectNotice } from './capacity-effect.tsx';
import { PointTouchedNotice } from './edit-effect.tsx';
import { placesApi, prefecturesQuery } from './places.api.ts';
import { words } from './words.ts';

const EMPTY: PointContent = { name: { zh: '', en: '' }, address: '', phone: '', hours: { zh: '工作日 9:00–17:00', en: 'weekdays 9:00–17:00' }, capacityPerDay: null };

/** One review point, new or as it stands (开设、修改审核点). */
export function PointDialog({ point, province, onClose, onDone }: { point: StaffPoint | undefined; province: string; onClose: () => void; onDone: (told: number | undefined) => void }): JSX.Element {
  const t = say(words);
  const { data: prefectures } = useQuery(prefecturesQuery(province));
  const [prefecture, setPrefecture] = useState(point?.prefecture ?? '');
  const [content, setContent] = useState<PointContent>(point ? { name: point.name, address: point.address, phone: point.phone, hours: point.hours, capacityPerDay: point.capacityPerDay } : EMPTY);
  const [reason, setReason] = useState('');
  const fewer = point !== undefined && content.capacityPerDay !== null && content.capacityPerDay < (point.capacityPerDay ?? Infinity) ? content.capacityPerDay : undefined;
  const tells = point !== undefined && [content.address !== point.address, content.phone !== point.phone, content.name.zh !== point.name.zh, content.name.en !== point.name.en, content.hours.zh !== point.hours.zh, content.hours.en !== point.hours.en].includes(true);
  const save = useAct(async (_: undefined, key) => {
    if (point !== undefined) return (await call(placesApi.edit, { params: { id: point.id }, body: { version: point.version, content, reason }, key })).told;
    await call(placesApi.add, { body: { prefecture, content }, key });
    return undefined;
  }, onDone);
  const set = (change: Partial<PointContent>) => { setContent({ ...content, ...change }); };
  const problem = (path: string) => problemAt(save.error, `content.${path}`);
  return (
    <ModalDialog open onClose={onClose} title={point ? point.name[pageLang()] : t.add}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(undefined); }}>
        <ProblemNotice error={save.error} except={['prefecture', 'content.name.zh', 'content.name.en', 'content.address', 'content.phone', 'content.hours.zh', 'content.hours.en', 'content.capacityPerDay', 'reason']} />
        {point === undefined ? <SelectField label={t.prefecture} value={prefecture} problem={problemAt(save.error, 'prefecture')} onChange={(e) => { setPrefecture(e.target.value); }}><option value="">—</option>{prefectures?.map((p) => <option key={p.value} value={p.value}>{p.text}</option>)}</SelectField> : null}
        <TextField label={t.nameZh} value={content.name.zh} problem={problem('name.zh')} onChange={(e) => { set({ name: { ...content.name, zh: e.target.value } }); }} />
        <TextField label={t.nameEn} value={content.name.en} problem={problem('name.en')} onChange={(e) => { set({ name: { ...content.name, en: e.target.value } }); }} />
        <TextField label={t.address} value={content.address} problem={problem('address')} onChange={(e) => { set({ address: e.target.value }); }} />
        <TextField label={t.phone} value={content.phone} problem={problem('phone')} onChange={(e) => { set({ phone: e.target.value }); }} />
        <TextField label={t.hoursZh} value={content.hours.zh} problem={problem('hours.zh')} onChange={(e) => { set({ hours: { ...content.hours, zh: e.target.value } }); }} />
        <TextField label={t.hoursEn} value={content.hours.en} problem={problem('hours.en')} onChange={(e) => { set({ hours: { ...content.hours, en: e.target.value } }); }} />
        <TextField label={t.capacity} hint={t.capacityHint} inputMode="numeric" value={content.capacityPerDay === null ? '' : String(content.capacityPerDay)} problem={problem('capacityPerDay')} onChange={(e) => { const digits = e.target.value.replaceAll(/\D/g, ''); set({ capacityPerDay: digits === '' ? null : Number(digits) }); }} />
        {point !== undefined && fewer !== undefined && fewer > 0 ? <CapacityEffectNotice point={point.id} capacity={fewer} /> : null}
        {point === undefined ? null : <PointTouchedNotice point={point.id} tells={tells} />}
        {point === undefined ? null : <TextField label={t.reason} hint={t.reasonWhen} maxLength={400} value={reason} problem={problemAt(save.error, 'reason')} onChange={(e) => { setReason(e.target.value); }} />}
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={save.isPending}>{t.save}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
