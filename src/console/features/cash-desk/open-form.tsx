import { useState, type JSX } from 'react';
import { DeskPlace, type CashDesks, type ShiftWhole } from '#contracts/cash-desk.ts';
import { yuan } from '#contracts/money.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { fenOf } from '../../shared/forms/fen-of.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { cashApi } from './cash-desk.api.ts';
import { countOf, CountFields, emptyCount } from './count-fields.tsx';
import { words } from './words.ts';

const PLACES = ['place', 'window', 'note', 'drawnInFen', 'counted.inFen', 'counted.notes'];

const codeOf = (place: string, window: string) => `${place.replace('-', '')}${window.padStart(2, '0')}`;

/** The first window of a place that nobody's shift stands at. */
function freeWindow(desks: CashDesks, place: string): string {
  const taken = new Set(desks.desks.filter((d) => d.shift !== null).map((d) => String(d.desk)));
  return Array.from({ length: 20 }, (_, n) => String(n + 1)).find((window) => !taken.has(codeOf(place, window))) ?? '1';
}

/** 开班: where, what lies in the drawer, and what change was drawn for it. */
export function OpenForm({ desks, onDone }: { desks: CashDesks; onDone: (shift: ShiftWhole) => void }): JSX.Element {
  const t = say(words);
  const [f, setF] = useState(() => {
    const place = desks.open.places[0]?.place ?? '';
    return { place, window: freeWindow(desks, place), drawn: '0', note: '' };
  });
  const [typed, setTyped] = useState(emptyCount);
  const [bad, setBad] = useState(false);
  const act = useAct((_: undefined, key) => {
    const [counted, drawnInFen, place] = [countOf(typed), fenOf(f.drawn), DeskPlace.safeParse(f.place)];
    if (!counted || drawnInFen === undefined || !place.success) throw new Error('the form was checked before');
    return call(cashApi.open, { body: { place: place.data, window: Number(f.window) || 0, counted, drawnInFen, note: f.note }, key });
  }, onDone);
  const book = desks.desks.find((d) => d.desk === codeOf(f.place, f.window))?.cashInFen ?? 0;
  const at = (path: string) => problemAt(act.error, path);
  const submit = () => {
    const wrong = countOf(typed) === undefined || fenOf(f.drawn) === undefined;
    setBad(wrong);
    if (!wrong) act.mutate(undefined);
  };
  return (
    <Card title={t.openTitle}>
      <p className="text-soft">{t.noShift}</p>
      <ProblemNotice error={act.error} except={PLACES} />
      <form className="grid max-w-2xl gap-4" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField label={t.place} value={f.place} problem={at('place')} onChange={(e) => { setF({ ...f, place: e.target.value, window: freeWindow(desks, e.target.value) }); }}>{desks.open.places.map((p) => <option key={p.place} value={p.place}>{p.text}</option>)}</SelectField>
          <TextField label={t.window} inputMode="numeric" autoComplete="off" value={f.window} maxLength={2} problem={at('window')} onChange={(e) => { setF({ ...f, window: e.target.value }); }} />
        </div>
        <TextField label={t.drawn} hint={t.drawnHint} inputMode="decimal" autoComplete="off" value={f.drawn} problem={at('drawnInFen') ?? (bad && fenOf(f.drawn) === undefined ? t.amountBad : undefined)} onChange={(e) => { setF({ ...f, drawn: e.target.value }); }} />
        <CountFields label={t.floatLabel} hint={t.floatHint(yuan(book))} typed={typed} problem={at('counted.inFen') ?? at('counted.notes') ?? (bad && countOf(typed) === undefined ? t.amountBad : undefined)} onChange={setTyped} />
        <TextField label={t.note} hint={t.noteHint} value={f.note} maxLength={200} problem={at('note')} onChange={(e) => { setF({ ...f, note: e.target.value }); }} />
        <div><Button type="submit" look="main" disabled={act.isPending}>{t.open}</Button></div>
      </form>
    </Card>
  );
}
