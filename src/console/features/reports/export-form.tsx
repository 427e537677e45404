import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { ApplicationListFilters, type ExportableLists } from '#contracts/reports.ts';
import { ExportFields } from '../../shared/exports/export-fields.tsx';
import { say } from '../../shared/text/text.ts';
import { SelectField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { reportChoicesQuery } from './reports.api.ts';
import { words } from './words.ts';

/** The list of applications (报考名单), which has no screen of its own: what it holds and what for. */
export function ExportForm({ lists }: { lists: ExportableLists }): JSX.Element | null {
  const t = say(words);
  const choices = useQuery(reportChoicesQuery);
  const [filters, setFilters] = useState<ApplicationListFilters>({ which: 'confirmed' });
  const [place, setPlace] = useState('');
  const list = lists.lists.find((l) => l.name === 'applications');
  if (!list) return null;
  const narrow = (next: Record<string, string>) => { setFilters(ApplicationListFilters.parse(Object.fromEntries(Object.entries({ ...filters, ...next }).filter(([, v]) => v !== '')))); };
  const at = place.includes('-') ? { point: place } : place.length === 4 ? { prefecture: place } : place === '' ? {} : { province: place };
  return (
    <Card title={t.newExport}>
      <ExportFields list={list} mayUnmask={lists.mayUnmask} filters={{ ...filters, ...at }} wide>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <SelectField label={t.sitting} value={filters.sitting ?? ''} onChange={(e) => { narrow({ sitting: e.target.value }); }}><option value="">{t.allSittings}</option>{choices.data?.sittings.map((s) => <option key={s.value} value={s.value}>{s.text}</option>)}</SelectField>
          <SelectField label={t.place} value={place} onChange={(e) => { setPlace(e.target.value); }}><option value="">{t.wholeScope}</option>{choices.data?.places.map((p) => <option key={p.value} value={p.value}>{p.text}</option>)}</SelectField>
          <SelectField label={t.which} value={filters.which} onChange={(e) => { narrow({ which: e.target.value }); }}><option value="confirmed">{t.whiches.confirmed}</option><option value="all">{t.whiches.all}</option></SelectField>
          <SelectField label={t.review} value={filters.review ?? ''} onChange={(e) => { narrow({ review: e.target.value }); }}><option value="">{t.any}</option>{(['waiting', 'approved', 'rejected', 'returned'] as const).map((r) => <option key={r} value={r}>{t.reviews[r]}</option>)}</SelectField>
          <SelectField label={t.payment} value={filters.payment ?? ''} onChange={(e) => { narrow({ payment: e.target.value }); }}><option value="">{t.any}</option>{(['unpaid', 'paid'] as const).map((p) => <option key={p} value={p}>{t.paymentStates[p]}</option>)}</SelectField>
        </div>
      </ExportFields>
    </Card>
  );
}
