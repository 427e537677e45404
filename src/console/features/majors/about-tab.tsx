import { useState, type JSX } from 'react';
import { MAJOR_LEVELS, type MajorColumn } from '#contracts/majors.ts';
import type { MajorHead, MajorVersionWhole } from '#contracts/major-versions.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { majorsApi } from './majors.api.ts';
import { words } from './words.ts';

type Props = { v: MajorVersionWhole; onDone: (next: MajorVersionWhole) => void };

/** What a version says of itself: its name, exams, exam years and level, and the catalogues its columns stand for. */
export function AboutTab({ v, onDone }: Props): JSX.Element {
  const t = say(words);
  const [head, setHead] = useState<MajorHead>(v.head);
  const save = useAct((now: MajorHead, key) => call(majorsApi.save, { params: { id: v.id }, body: { ...now, version: v.version }, key }), onDone);
  const readOnly = v.closed.edit !== null;
  const set = (changes: Partial<MajorHead>) => { setHead({ ...head, ...changes }); };
  const both = (name: 'title' | 'otherCategory', lang: 'zh' | 'en', label: string) => <TextField label={label} lang={lang} value={head[name][lang]} maxLength={200} readOnly={readOnly} problem={problemAt(save.error, `${name}.${lang}`)} onChange={(e) => { set({ [name]: { ...head[name], [lang]: e.target.value } }); }} />;
  const year = (text: string) => (text === '' ? null : Number(text));
  return (
    <Card title={t.about}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(head); }}>
        <ProblemNotice error={save.error} except={['title.zh', 'title.en', 'otherCategory.zh', 'otherCategory.en', 'appliesFrom', 'appliesTo', 'source']} />
        <div className="grid items-start gap-3 sm:grid-cols-2">
          {both('title', 'zh', t.titleZh)}{both('title', 'en', t.titleEn)}
          <TextField label={t.appliesFrom} type="number" min={1990} max={2100} value={head.appliesFrom} readOnly={readOnly} problem={problemAt(save.error, 'appliesFrom')} onChange={(e) => { set({ appliesFrom: Number(e.target.value) }); }} />
          <TextField label={t.appliesTo} hint={t.yearHint} type="number" min={1990} max={2100} value={head.appliesTo ?? ''} readOnly={readOnly} problem={problemAt(save.error, 'appliesTo')} onChange={(e) => { set({ appliesTo: year(e.target.value) }); }} />
          <SelectField label={t.level} value={head.educationLevel} disabled={readOnly} onChange={(e) => { const level = MAJOR_LEVELS.find((l) => l === e.target.value); if (level) set({ educationLevel: level }); }}>{MAJOR_LEVELS.map((l) => <option key={l} value={l}>{t.levels[l]}</option>)}</SelectField>
          <TextField label={t.basis} value={head.source} maxLength={300} readOnly={readOnly} problem={problemAt(save.error, 'source')} onChange={(e) => { set({ source: e.target.value }); }} />
          {both('otherCategory', 'zh', t.otherZh)}{both('otherCategory', 'en', t.otherEn)}
        </div>
        <label className="flex min-h-8 flex-wrap items-center gap-2"><input type="checkbox" className="size-5 accent-blue" checked={head.complete} disabled={readOnly} onChange={(e) => { set({ complete: e.target.checked }); }} />{t.complete} <span className="text-sm text-soft">{t.completeHint}</span></label>
        <fieldset className="grid gap-x-4 sm:grid-cols-2">
          <legend className="font-semibold">{t.exams}</legend>
          {v.exams.map((e) => <label key={e.code} className="flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5 accent-blue" disabled={readOnly} checked={head.examCodes.includes(e.code)} onChange={(event) => { set({ examCodes: event.target.checked ? [...head.examCodes, e.code] : head.examCodes.filter((c) => c !== e.code) }); }} />{e.code} {e.name}</label>)}
        </fieldset>
        <Catalogues columns={head.columns} readOnly={readOnly} onChange={(columns) => { set({ columns }); }} />
        {readOnly ? null : <div><Button type="submit" look="main" disabled={save.isPending}>{t.save}</Button></div>}
      </form>
    </Card>
  );
}

/** The catalogue columns from the newest to the oldest; the first is the major's own name. */
function Catalogues({ columns, readOnly, onChange }: { columns: MajorColumn[]; readOnly: boolean; onChange: (next: MajorColumn[]) => void }): JSX.Element {
  const t = say(words);
  const set = (at: number, changes: Partial<MajorColumn>) => { onChange(columns.map((c, i) => (i === at ? { ...c, ...changes } : c))); };
  const add = () => {
    const key = `name${String(Math.max(...columns.map((c) => Number(/\d+$/.exec(c.key)?.[0] ?? 0))) + 1)}`;
    onChange([...columns.slice(0, -1), { key, name: { zh: '', en: '' }, graduatedFrom: '' }, ...columns.slice(-1)]);
  };
  return (
    <fieldset className="grid gap-3">
      <legend className="font-semibold">{t.catalogues}</legend>
      <p className="text-sm text-soft">{t.catalogueHint}</p>
      {columns.map((c, at) => (
        <div key={c.key} className="grid items-end gap-3 border-l-4 border-rule pl-3 sm:grid-cols-[1fr_1fr_10rem_auto]">
          <TextField label={t.columnZh} value={c.name.zh} maxLength={60} readOnly={readOnly} onChange={(e) => { set(at, { name: { ...c.name, zh: e.target.value } }); }} />
          <TextField label={t.columnEn} value={c.name.en} maxLength={60} readOnly={readOnly} onChange={(e) => { set(at, { name: { ...c.name, en: e.target.value } }); }} />
          {at === columns.length - 1 ? <span /> : <TextField label={t.graduatedFrom} inputMode="numeric" maxLength={6} value={c.graduatedFrom ?? ''} readOnly={readOnly} onChange={(e) => { set(at, { graduatedFrom: e.target.value }); }} />}
          {readOnly || at === 0 || at === columns.length - 1 ? <span /> : <Button small look="quiet" aria-label={`${t.remove} ${c.name.zh}`} onClick={() => { onChange(columns.filter((_, i) => i !== at)); }}>{t.remove}</Button>}
        </div>
      ))}
      {readOnly || columns.length >= 8 ? null : <div><Button small onClick={add}>{t.addColumn}</Button></div>}
    </fieldset>
  );
}
