import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { EXPORT_COLUMNS, type ExportColumn, ExportFilters, ExportFormat, type StartExport } from '#contracts/reports.ts';
import { call, isProblem } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { exportsQuery, reportChoicesQuery, reportsApi } from './reports.api.ts';
import { words } from './words.ts';

const USUAL: readonly ExportColumn[] = ['number', 'name', 'document_type', 'document_number', 'phone', 'exam', 'level', 'specialty', 'subjects', 'prefecture', 'review_point', 'review_state', 'payment_state', 'confirmed_at'];

/** What an export holds and what for; it starts in the background. */
export function ExportForm(): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const choices = useQuery(reportChoicesQuery);
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [columns, setColumns] = useState<ReadonlySet<ExportColumn>>(new Set(USUAL));
  const [filters, setFilters] = useState<ExportFilters>({ which: 'confirmed' });
  const [place, setPlace] = useState('');
  const [purpose, setPurpose] = useState('');
  const [whole, setWhole] = useState(false);
  const [unmaskReason, setReason] = useState('');
  const start = useAct((body: StartExport, key) => call(reportsApi.start, { body, key }), async () => {
    setPurpose('');
    setWhole(false);
    setReason('');
    await client.invalidateQueries({ queryKey: exportsQuery.queryKey });
  });
  const problemAt = (path: string) => (isProblem(start.error) ? start.error.refusals.find((r) => r.path === path)?.text : undefined);
  const narrow = (next: Record<string, string>) => { setFilters(ExportFilters.parse(Object.fromEntries(Object.entries({ ...filters, ...next }).filter(([, v]) => v !== '')))); };
  const at = place.includes('-') ? { point: place } : place.length === 4 ? { prefecture: place } : place === '' ? {} : { province: place };
  return (
    <Card title={t.newExport}>
      <form className="grid gap-4" noValidate onSubmit={(e) => {
        e.preventDefault();
        start.mutate({ format, columns: EXPORT_COLUMNS.filter((c) => columns.has(c)), filters: ExportFilters.parse({ ...filters, ...at }), purpose, unmaskReason: whole ? unmaskReason : undefined });
      }}>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <SelectField label={t.sitting} value={filters.sitting ?? ''} onChange={(e) => { narrow({ sitting: e.target.value }); }}><option value="">{t.allSittings}</option>{choices.data?.sittings.map((s) => <option key={s.value} value={s.value}>{s.text}</option>)}</SelectField>
          <SelectField label={t.place} value={place} onChange={(e) => { setPlace(e.target.value); }}><option value="">{t.wholeScope}</option>{choices.data?.places.map((p) => <option key={p.value} value={p.value}>{p.text}</option>)}</SelectField>
          <SelectField label={t.which} value={filters.which} onChange={(e) => { narrow({ which: e.target.value }); }}><option value="confirmed">{t.whiches.confirmed}</option><option value="all">{t.whiches.all}</option></SelectField>
          <SelectField label={t.review} value={filters.review ?? ''} onChange={(e) => { narrow({ review: e.target.value }); }}><option value="">{t.any}</option>{(['waiting', 'approved', 'rejected', 'returned'] as const).map((r) => <option key={r} value={r}>{t.reviews[r]}</option>)}</SelectField>
          <SelectField label={t.payment} value={filters.payment ?? ''} onChange={(e) => { narrow({ payment: e.target.value }); }}><option value="">{t.any}</option>{(['unpaid', 'paid'] as const).map((p) => <option key={p} value={p}>{t.paymentStates[p]}</option>)}</SelectField>
          <SelectField label={t.format} value={format} onChange={(e) => { setFormat(ExportFormat.parse(e.target.value)); }}>{ExportFormat.options.map((f) => <option key={f} value={f}>{t.formats[f]}</option>)}</SelectField>
        </div>
        <p className="text-sm text-soft">{t.formatHint[format]}</p>
        <fieldset className="grid gap-1">
          <legend className="font-semibold">{t.columns}</legend>
          {problemAt('columns') ? <span className="text-sm font-semibold text-danger">{problemAt('columns')}</span> : null}
          <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3 lg:grid-cols-5">
            {EXPORT_COLUMNS.map((c) => (
              <label key={c} className="flex min-h-9 cursor-pointer items-center gap-2"><input type="checkbox" className="size-5 shrink-0 accent-blue" checked={columns.has(c)} onChange={(e) => { const next = new Set(columns); if (e.target.checked) next.add(c); else next.delete(c); setColumns(next); }} />{t.columnNames[c]}</label>
            ))}
          </div>
        </fieldset>
        <TextField label={t.purpose} hint={t.purposeHint} problem={problemAt('purpose')} value={purpose} maxLength={100} onChange={(e) => { setPurpose(e.target.value); }} />
        {choices.data?.mayUnmask ? <label className="flex min-h-9 cursor-pointer items-center gap-2"><input type="checkbox" className="size-5 shrink-0 accent-blue" checked={whole} onChange={(e) => { setWhole(e.target.checked); }} />{t.unmask}</label> : choices.data ? <p className="text-sm text-soft">{t.unmaskNo}</p> : null}
        {whole ? <TextField label={t.unmaskReason} problem={problemAt('unmaskReason')} value={unmaskReason} maxLength={200} onChange={(e) => { setReason(e.target.value); }} /> : null}
        <ProblemNotice error={start.error} />
        <div><Button look="main" type="submit" disabled={start.isPending}>{start.isPending ? t.starting : t.startExport}</Button></div>
      </form>
    </Card>
  );
}
