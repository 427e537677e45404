import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { LibraryReason, type ReasonLibrary } from '#contracts/review-library.ts';
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

const EMPTY: LibraryReason = { code: '', decision: 'return', text: { zh: '', en: '' }, retired: false };

/** 理由库: the reasons of one scope, edited together and saved as a new version. */
export function ReasonsEditor({ library, saved, onSaved }: { library: ReasonLibrary; saved: boolean; onSaved: () => void }): JSX.Element {
  const w = say(words).library;
  const client = useQueryClient();
  const [entries, setEntries] = useState(library.entries);
  const save = useAct(
    (why: string, key) => call(libraryApi.editReasons, { body: { province: library.province, exam: library.exam, version: library.version, why, entries }, key }),
    (next) => { onSaved(); client.setQueryData(['review', 'library', 'reasons', library.province, library.exam], next); },
  );
  const put = (at: number, changes: Partial<LibraryReason>) => { setEntries((all) => all.map((e, i) => (i === at ? { ...e, ...changes } : e))); };
  return (
    <LibraryFrame
      list="review.reasons" library={library} error={save.error} busy={save.isPending} savedVersion={saved && !save.isPending && save.error === null ? library.version : undefined} onAdd={() => { setEntries((all) => [...all, EMPTY]); }} onSave={(why) => { save.mutate(why); }}
      inherited={(
        <ul className="grid gap-2">
          {library.inherited.map((e) => (
            <li key={e.code} className="flex flex-wrap items-center gap-2"><Tag>{w.decisions[e.decision]}</Tag><span className="min-w-0 flex-1">{e.text.zh}</span>
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
          <SelectField label={w.decision} value={e.decision} onChange={(ev) => { const read = LibraryReason.shape.decision.safeParse(ev.target.value); if (read.success) put(i, { decision: read.data }); }}>
            <option value="return">{w.decisions.return}</option><option value="reject">{w.decisions.reject}</option>
          </SelectField>
          <TextArea label={w.zh} rows={2} value={e.text.zh} problem={problemAt(save.error, `entries.${String(i)}.text.zh`)} onChange={(ev) => { put(i, { text: { ...e.text, zh: ev.target.value } }); }} />
          <TextArea label={w.en} rows={2} value={e.text.en} problem={problemAt(save.error, `entries.${String(i)}.text.en`)} onChange={(ev) => { put(i, { text: { ...e.text, en: ev.target.value } }); }} />
          <label className="flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5 accent-blue" checked={e.retired} onChange={(ev) => { put(i, { retired: ev.target.checked }); }} />{w.retired}</label>
          {library.mayEdit ? <p><Button small onClick={() => { setEntries((all) => all.filter((_, at) => at !== i)); }}>{w.remove} {w.line(i + 1)}</Button></p> : null}
        </fieldset>
      ))}
    </LibraryFrame>
  );
}
