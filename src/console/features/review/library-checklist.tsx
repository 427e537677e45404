import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { ChecklistCause, type ChecklistLibrary, type LibraryCheck } from '#contracts/review-library.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { libraryApi } from './library.api.ts';
import { LibraryFrame } from './library-frame.tsx';
import { words } from './words.ts';

const EMPTY: LibraryCheck = { code: '', when: 'always', required: false, text: { zh: '', en: '' }, retired: false };

/** 核验清单: the lines of one scope, edited together and saved as a new version. */
export function ChecklistEditor({ library, saved, onSaved }: { library: ChecklistLibrary; saved: boolean; onSaved: () => void }): JSX.Element {
  const w = say(words).library;
  const client = useQueryClient();
  const [entries, setEntries] = useState(library.entries);
  const save = useAct(
    (why: string, key) => call(libraryApi.editChecklist, { body: { province: library.province, exam: library.exam, version: library.version, why, entries }, key }),
    (next) => { onSaved(); client.setQueryData(['review', 'library', 'checklist', library.province, library.exam], next); },
  );
  const put = (at: number, changes: Partial<LibraryCheck>) => { setEntries((all) => all.map((e, i) => (i === at ? { ...e, ...changes } : e))); };
  return (
    <LibraryFrame
      list="review.checklist" library={library} error={save.error} busy={save.isPending} savedVersion={saved && !save.isPending && save.error === null ? library.version : undefined} onAdd={() => { setEntries((all) => [...all, EMPTY]); }} onSave={(why) => { save.mutate(why); }}
      inherited={(
        <ul className="grid gap-2">
          {library.inherited.map((e) => (
            <li key={e.code} className="flex flex-wrap items-center gap-2"><Tag>{w.whens[e.when]}</Tag>{e.required ? <Tag tone="warning">{w.required}</Tag> : null}<span className="min-w-0 flex-1">{e.text.zh}</span>
              {library.mayEdit && !entries.some((own) => own.code === e.code) ? <Button small onClick={() => { setEntries((all) => [...all, e]); }}>{w.override}</Button> : null}</li>
          ))}
        </ul>
      )}
    >
      {entries.length === 0 ? <p className="text-soft">{w.none}</p> : null}
      {entries.map((e, i) => (
        <fieldset key={i} disabled={!library.mayEdit} className="grid gap-3 border-t border-rule pt-3 sm:grid-cols-2">
          <legend className="pr-2 font-semibold">{w.line(i + 1)}</legend>
          <TextField label={w.code} value={e.code} problem={problemAt(save.error, `entries.${String(i)}.code`)} onChange={(ev) => { put(i, { code: ev.target.value }); }} />
          <SelectField label={w.when} value={e.when} onChange={(ev) => { const read = ChecklistCause.safeParse(ev.target.value); if (read.success) put(i, { when: read.data }); }}>
            {ChecklistCause.options.map((when) => <option key={when} value={when}>{w.whens[when]}</option>)}
          </SelectField>
          <TextArea label={w.zh} rows={2} value={e.text.zh} problem={problemAt(save.error, `entries.${String(i)}.text.zh`)} onChange={(ev) => { put(i, { text: { ...e.text, zh: ev.target.value } }); }} />
          <TextArea label={w.en} rows={2} value={e.text.en} problem={problemAt(save.error, `entries.${String(i)}.text.en`)} onChange={(ev) => { put(i, { text: { ...e.text, en: ev.target.value } }); }} />
          <div className="flex flex-wrap gap-4">
            <label className="flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5 accent-blue" checked={e.required} onChange={(ev) => { put(i, { required: ev.target.checked }); }} />{w.required}</label>
            <label className="flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5 accent-blue" checked={e.retired} onChange={(ev) => { put(i, { retired: ev.target.checked }); }} />{w.retired}</label>
          </div>
          {library.mayEdit ? <p><Button small onClick={() => { setEntries((all) => all.filter((_, at) => at !== i)); }}>{w.remove} {w.line(i + 1)}</Button></p> : null}
        </fieldset>
      ))}
    </LibraryFrame>
  );
}
