import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { ReviewFilter, ReviewSort, Stands, WaitingAge } from '#contracts/review.ts';
import { say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { choicesQuery, type QueueSearch } from './review.api.ts';
import { words } from './words.ts';

type Props = { search: QueueSearch; onShow: (next: Partial<QueueSearch>) => void };

type Chosen = 'sitting' | 'level' | 'specialty' | 'subject' | 'place' | 'point' | 'why' | 'stands' | 'age';
const Narrowed = ReviewFilter.pick({ sitting: true, level: true, specialty: true, subject: true, place: true, point: true, why: true, stands: true, age: true, q: true });
/** What a narrower choice stands on: it falls with it. */
const FALLS: Partial<Record<Chosen, Partial<QueueSearch>>> = { sitting: { level: undefined, specialty: undefined, subject: undefined }, level: { specialty: undefined, subject: undefined } };
const NOTHING = { sitting: undefined, level: undefined, specialty: undefined, subject: undefined, place: undefined, point: undefined, stands: undefined, age: undefined, number: undefined, why: undefined, q: undefined, late: undefined, unassigned: undefined } as const;

/** The narrowing and order of the queue; a choice takes effect at once, a search when it is sent. */
export function QueueFilters({ search, onShow }: Props): JSX.Element {
  const t = text().review;
  const w = say(words).queue;
  const { data } = useQuery(choicesQuery(search.place));
  const [q, setQ] = useState(search.q ?? '');
  const [problem, setProblem] = useState<string>();
  // on a phone the rows come first; how many choices narrow them is always said
  const [more, setMore] = useState(() => window.matchMedia('(min-width: 64rem)').matches);
  const levels = data?.sittings.find((s) => s.value === search.sitting)?.levels ?? [];
  const level = levels.find((l) => l.value === search.level);
  const choose = (field: Chosen, value: string) => {
    const read = Narrowed.safeParse({ [field]: value === '' ? undefined : value });
    if (read.success) onShow({ [field]: read.data[field], ...FALLS[field] });
  };
  const find = () => {
    const read = Narrowed.safeParse({ q: q.trim() === '' ? undefined : q });
    if (read.success) {
      setProblem(undefined);
      onShow({ q: read.data.q });
      return;
    }
    const message = read.error.issues[0]?.message;
    // the words of every no are a third of this screen's bytes: fetched when one is to be said
    void import('../../shared/forms/field-problem.ts').then(({ fieldProblem }) => { setProblem(fieldProblem(message)); });
  };
  const chosen = countChosen(search);
  const narrowed = search.q !== undefined || chosen > 0;
  return (
    <form role="search" aria-label={t.filters} className="grid items-end gap-3 sm:grid-cols-2 xl:grid-cols-4" onSubmit={(event) => { event.preventDefault(); find(); }}>
      <div className="sm:col-span-2"><TextField label={w.q} hint={w.qHint} type="search" value={q} problem={problem} maxLength={60} onChange={(e) => { setQ(e.target.value); }} /></div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="main">{t.search}</Button>
        {narrowed ? <Button look="quiet" onClick={() => { setQ(''); onShow(NOTHING); }}>{t.clear}</Button> : null}
      </div>
      <SelectField label={w.sort} value={search.sort ?? 'waiting'} onChange={(e) => { const read = ReviewSort.safeParse(e.target.value); if (read.success) onShow({ sort: read.data === 'waiting' ? undefined : read.data }); }}>
        {ReviewSort.options.map((s) => <option key={s} value={s}>{w.sorts[s]}</option>)}
      </SelectField>
      <details className="sm:col-span-2 xl:col-span-4" open={more} onToggle={(e) => { setMore(e.currentTarget.open); }}>
        <summary className="min-h-8 w-fit cursor-pointer py-1 text-blue">{chosen === 0 ? w.more : w.moreChosen(chosen)}</summary>
        <div className="mt-2 grid items-end gap-3 sm:grid-cols-2 xl:grid-cols-4">
          <Choice label={t.sitting} value={search.sitting} options={data?.sittings} onChoose={(v) => { choose('sitting', v); }} />
          <Choice label={t.level} value={search.level} options={levels} onChoose={(v) => { choose('level', v); }} />
          <Choice label={w.specialty} value={search.specialty} options={level?.specialties} onChoose={(v) => { choose('specialty', v); }} />
          <Choice label={w.subject} value={search.subject} options={level?.subjects} onChoose={(v) => { choose('subject', v); }} />
          <Choice label={w.place} value={search.place} options={data?.places} onChoose={(v) => { choose('place', v); }} />
          <Choice label={t.point} value={search.point} options={data?.points} onChoose={(v) => { choose('point', v); }} />
          <Choice label={w.why} value={search.why} options={data?.whys} onChoose={(v) => { choose('why', v); }} />
          <Choice label={w.standsLabel} value={search.stands} options={Stands.options.map((value) => ({ value, text: w.stands[value] }))} onChoose={(v) => { choose('stands', v); }} />
          <Choice label={w.age} value={search.age} options={WaitingAge.options.map((value) => ({ value, text: w.ages[value] }))} onChoose={(v) => { choose('age', v); }} />
          <div className="flex flex-wrap gap-x-6 gap-y-1 sm:col-span-2 xl:col-span-4">
            <Only label={w.late} on={search.late === '1'} onChange={(on) => { onShow({ late: on ? '1' : undefined }); }} />
            <Only label={w.unassigned} on={search.unassigned === '1'} onChange={(on) => { onShow({ unassigned: on ? '1' : undefined }); }} />
          </div>
        </div>
      </details>
    </form>
  );
}

function countChosen(s: QueueSearch): number {
  return [s.sitting, s.level, s.specialty, s.subject, s.place, s.point, s.stands, s.age, s.number, s.why, s.late, s.unassigned].filter((v) => v !== undefined).length;
}

type ChoiceProps = { label: string; value: string | undefined; options: readonly { value: string; text: string }[] | undefined; onChoose: (value: string) => void };

function Choice({ label, value, options = [], onChoose }: ChoiceProps): JSX.Element {
  return (
    <SelectField label={label} value={value ?? ''} disabled={options.length === 0 && value === undefined} onChange={(e) => { onChoose(e.target.value); }}>
      <option value="">{text().review.all}</option>
      {value !== undefined && !options.some((o) => o.value === value) ? <option value={value}>{value}</option> : null}
      {options.map((o) => <option key={o.value} value={o.value}>{o.text}</option>)}
    </SelectField>
  );
}

function Only({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }): JSX.Element {
  return <label className="flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5 accent-blue" checked={on} onChange={(e) => { onChange(e.target.checked); }} />{label}</label>;
}
