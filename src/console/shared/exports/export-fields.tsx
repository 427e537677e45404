import { useState, type JSX, type ReactNode } from 'react';
import { ExportFormat, type ExportableList, type ExportView, type StartExport } from '#contracts/reports.ts';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { useAct } from '../api/use-act.ts';
import { say } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { problemAt, ProblemNotice } from '../ui/problem-notice.tsx';
import { exportsApi, exportsQuery } from './exports.api.ts';
import { words } from './words.ts';

type Props = { list: ExportableList; mayUnmask: boolean; filters: Record<string, unknown>; onStarted?: (one: ExportView) => void; children?: ReactNode; wide?: boolean };

/** What a file of a list holds and what for; sending it starts the export in the background. `children` are the list's own filters where no screen has set them. */
export function ExportFields({ list, mayUnmask, filters, onStarted, children, wide = false }: Props): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [columns, setColumns] = useState<ReadonlySet<string>>(new Set(list.columns.filter((c) => c.usual).map((c) => c.key)));
  const [purpose, setPurpose] = useState('');
  const [whole, setWhole] = useState(false);
  const [unmaskReason, setReason] = useState('');
  const start = useAct((body: StartExport, key) => call(exportsApi.start, { body, key }), async (one) => {
    setPurpose('');
    setWhole(false);
    setReason('');
    await client.invalidateQueries({ queryKey: exportsQuery.queryKey });
    onStarted?.(one);
  });
  const tick = (key: string, on: boolean) => {
    const next = new Set(columns);
    if (on) next.add(key);
    else next.delete(key);
    setColumns(next);
  };
  return (
    <form className="grid gap-4" noValidate onSubmit={(e) => {
      e.preventDefault();
      start.mutate({ list: list.name, format, columns: list.columns.map((c) => c.key).filter((key) => columns.has(key)), filters, purpose, unmaskReason: whole ? unmaskReason : undefined });
    }}>
      {children}
      <SelectField label={t.format} hint={t.formatHint[format]} value={format} onChange={(e) => { setFormat(ExportFormat.parse(e.target.value)); }}>{ExportFormat.options.map((f) => <option key={f} value={f}>{t.formats[f]}</option>)}</SelectField>
      <fieldset className="grid gap-1">
        <legend className="font-semibold">{t.columns}</legend>
        {problemAt(start.error, 'columns') ? <span className="text-sm font-semibold text-danger">{problemAt(start.error, 'columns')}</span> : null}
        <div className={`grid grid-cols-2 gap-x-4 ${wide ? 'sm:grid-cols-3 lg:grid-cols-5' : ''}`}>
          {list.columns.map((c) => (
            <label key={c.key} className="flex min-h-9 cursor-pointer items-center gap-2"><input type="checkbox" className="size-5 shrink-0 accent-blue" checked={columns.has(c.key)} onChange={(e) => { tick(c.key, e.target.checked); }} />{c.text}</label>
          ))}
        </div>
      </fieldset>
      <TextField label={t.purpose} hint={t.purposeHint} problem={problemAt(start.error, 'purpose')} value={purpose} maxLength={100} onChange={(e) => { setPurpose(e.target.value); }} />
      {!list.numbers ? null : mayUnmask ? <label className="flex min-h-9 cursor-pointer items-center gap-2"><input type="checkbox" className="size-5 shrink-0 accent-blue" checked={whole} onChange={(e) => { setWhole(e.target.checked); }} />{t.unmask}</label> : <p className="text-sm text-soft">{t.unmaskNo}</p>}
      {whole ? <TextField label={t.unmaskReason} problem={problemAt(start.error, 'unmaskReason')} value={unmaskReason} maxLength={200} onChange={(e) => { setReason(e.target.value); }} /> : null}
      <ProblemNotice error={start.error} except={['columns', 'purpose', 'unmaskReason']} />
      <div><Button look="main" type="submit" disabled={start.isPending}>{start.isPending ? t.starting : t.start}</Button></div>
    </form>
  );
}
