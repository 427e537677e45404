import { useState, type JSX } from 'react';
import { joinNames, splitNames } from '#contracts/major-names.ts';
import type { MajorLine, MajorLineContent, MajorVersionWhole } from '#contracts/major-versions.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { majorsApi } from './majors.api.ts';
import { words } from './words.ts';

const EMPTY: MajorLineContent = { code: '', nameZh: '', nameEn: '', classZh: '', category: 'core', names: {}, restored: false, note: null };

type Props = { v: MajorVersionWhole; line: MajorLine | undefined; onClose: () => void; onDone: (next: MajorVersionWhole) => void };

/** One line of a version, new or there already; the names of a period stand in one box, parted as people write them. */
export function LineDialog({ v, line, onClose, onDone }: Props): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { id, at: _at, ...there } = line ?? { ...EMPTY, id: undefined, at: 0 };
  const [typed, setTyped] = useState<MajorLineContent>(there);
  const [names, setNames] = useState<Record<string, string>>(Object.fromEntries(Object.entries(there.names).map(([k, list]) => [k, joinNames(list)])));
  const save = useAct((content: MajorLineContent, key) => call(id === undefined ? majorsApi.addLine : majorsApi.changeLine, { params: { id: v.id, line: id ?? '' }, body: { ...content, version: v.version }, key }), onDone);
  const own = v.head.columns.slice(1);
  const content = (): MajorLineContent => ({ ...typed, names: Object.fromEntries(own.map((c) => [c.key, splitNames(names[c.key] ?? '')] as const).filter(([, list]) => list.length > 0)) });
  const text = (name: 'code' | 'nameZh' | 'nameEn' | 'classZh', hint?: string) => <TextField label={t.fields[name] ?? name} hint={hint} value={typed[name]} maxLength={120} problem={problemAt(save.error, name)} onChange={(e) => { setTyped({ ...typed, [name]: e.target.value }); }} />;
  return (
    <ModalDialog open onClose={onClose} title={id === undefined ? t.addLine : `${t.edit} · ${there.nameZh}`}>
      <form className="grid gap-3" noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(content()); }}>
        <ProblemNotice error={save.error} except={['code', 'nameZh', 'nameEn', 'classZh', 'category', 'note', ...own.map((c) => `names.${c.key}`)]} />
        {text('code', t.codeHint)}{text('nameZh')}{text('nameEn')}{text('classZh')}
        <SelectField label={t.fields['category'] ?? ''} value={typed.category} onChange={(e) => { const next = (['core', 'related', 'other'] as const).find((c) => c === e.target.value); if (next) setTyped({ ...typed, category: next }); }}>
          {(['core', 'related', 'other'] as const).map((c) => <option key={c} value={c}>{t.categories[c]}</option>)}
        </SelectField>
        {own.map((c) => <TextArea key={c.key} label={c.name[lang]} hint={t.namesHint} rows={2} value={names[c.key] ?? ''} problem={problemAt(save.error, `names.${c.key}`)} onChange={(e) => { setNames({ ...names, [c.key]: e.target.value }); }} />)}
        <TextField label={t.fields['note'] ?? ''} value={typed.note ?? ''} maxLength={200} problem={problemAt(save.error, 'note')} onChange={(e) => { setTyped({ ...typed, note: e.target.value === '' ? null : e.target.value }); }} />
        <label className="flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5 accent-blue" checked={typed.restored} onChange={(e) => { setTyped({ ...typed, restored: e.target.checked }); }} />{t.fields['restored']} <span className="text-sm text-soft">{t.restoredHint}</span></label>
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={save.isPending}>{t.save}</Button><Button onClick={onClose}>{t.cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
