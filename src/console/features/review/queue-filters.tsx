import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { ReviewFilter } from '#contracts/review.ts';
import { fieldProblem } from '../../shared/forms/field-problem.ts';
import { text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { choicesQuery, type QueueSearch } from './review.api.ts';

type Props = { search: QueueSearch; onShow: (next: Partial<QueueSearch>) => void };

const Narrowed = ReviewFilter.pick({ sitting: true, level: true, point: true, number: true });

/** The narrowing of the queue; a choice takes effect at once, a number when it is sent. */
export function QueueFilters({ search, onShow }: Props): JSX.Element {
  const t = text().review;
  const { data } = useQuery(choicesQuery);
  const [number, setNumber] = useState(search.number ?? '');
  const [problem, setProblem] = useState<string>();
  const levels = data?.sittings.find((s) => s.value === search.sitting)?.levels ?? [];
  const choose = (field: 'sitting' | 'level' | 'point', value: string) => {
    const read = Narrowed.safeParse({ [field]: value === '' ? undefined : value });
    if (read.success) onShow({ [field]: read.data[field], ...(field === 'sitting' && { level: undefined }) });
  };
  const find = () => {
    const read = Narrowed.safeParse({ number: number.trim() === '' ? undefined : number });
    setProblem(read.success ? undefined : fieldProblem(read.error.issues[0]?.message));
    if (read.success) onShow({ number: read.data.number });
  };
  const narrowed = [search.sitting, search.level, search.point, search.number].some((v) => v !== undefined);
  return (
    <form role="search" aria-label={t.filters} className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1.4fr_1fr_1.4fr_1.2fr_auto]" onSubmit={(event) => { event.preventDefault(); find(); }}>
      <SelectField label={t.sitting} value={search.sitting ?? ''} onChange={(e) => { choose('sitting', e.target.value); }}>
        <option value="">{t.all}</option>
        {data?.sittings.map((s) => <option key={s.value} value={s.value}>{s.text}</option>)}
      </SelectField>
      <SelectField label={t.level} value={search.level ?? ''} disabled={levels.length === 0} onChange={(e) => { choose('level', e.target.value); }}>
        <option value="">{t.all}</option>
        {levels.map((l) => <option key={l.value} value={l.value}>{l.text}</option>)}
      </SelectField>
      <SelectField label={t.point} value={search.point ?? ''} disabled={(data?.points.length ?? 0) === 0} onChange={(e) => { choose('point', e.target.value); }}>
        <option value="">{t.all}</option>
        {data?.points.map((p) => <option key={p.value} value={p.value}>{p.text}</option>)}
      </SelectField>
      <TextField label={`${t.number}（${t.numberHint}）`} inputMode="numeric" value={number} problem={problem} maxLength={18} onChange={(e) => { setNumber(e.target.value); }} />
      <div className="flex gap-2">
        <Button type="submit">{t.search}</Button>
        {narrowed ? <Button look="quiet" onClick={() => { setNumber(''); onShow({ sitting: undefined, level: undefined, point: undefined, number: undefined }); }}>{t.clear}</Button> : null}
      </div>
    </form>
  );
}
