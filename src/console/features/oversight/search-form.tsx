import { useState, type JSX } from 'react';
import type { AuditChain, AuditSearch } from '#contracts/oversight.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { words } from './words.ts';

const NOTHING = { staff: '', documentNumber: '', action: '', subject: '', from: '', to: '' };

/** What the log is narrowed by; the server's noes stand at their fields and what was typed stays. */
export function SearchForm({ acts, error, onSearch }: { acts: AuditChain['acts']; error: unknown; onSearch: (asked: AuditSearch) => void }): JSX.Element {
  const t = say(words);
  const [typed, setTyped] = useState(NOTHING);
  const field = (name: keyof typeof NOTHING) => ({ value: typed[name], problem: problemAt(error, name), onChange: (e: { target: { value: string } }) => { setTyped({ ...typed, [name]: e.target.value }); } });
  const search = (from: typeof NOTHING) => {
    onSearch(Object.fromEntries(Object.entries(from).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]]))));
  };
  return (
    <form role="search" aria-label={t.search} noValidate className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-3" onSubmit={(e) => { e.preventDefault(); search(typed); }}>
      <TextField label={t.staff} autoComplete="off" maxLength={60} {...field('staff')} />
      <TextField label={t.document} hint={t.documentHint} autoComplete="off" maxLength={40} {...field('documentNumber')} />
      <SelectField label={t.action} {...field('action')}>
        <option value="">{t.anyAction}</option>
        {acts.map((a) => <option key={a.value} value={a.value}>{a.text} {a.value}</option>)}
      </SelectField>
      <TextField label={t.subject} hint={t.subjectHint} autoComplete="off" maxLength={80} {...field('subject')} />
      <TextField label={t.from} type="date" {...field('from')} />
      <TextField label={t.to} type="date" {...field('to')} />
      <div className="flex gap-3"><Button type="submit" look="main">{t.search}</Button><Button look="quiet" onClick={() => { setTyped(NOTHING); search(NOTHING); }}>{t.clear}</Button></div>
    </form>
  );
}
