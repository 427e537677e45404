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

/** 开班: where, what lies in the drawer, and what change was drawn for it. */
export function OpenForm({ desks, onDone }: { desks: CashDesks; onDone: (shift: ShiftWhole) => void }): JSX.Element {
  const t = say(words);
  const [f, setF] = useState({ place: desks.open.places[0]?.place ?? '', window: '1', drawn: '0', note: '' });
  const [typed, setTyped] = useState(emptyCount);
  const [bad, setBad] = useState(false);
  const act = useAct((_: undefined, key) => {
    const [counted, drawnInFen, place] = [countOf(typed), fenOf(f.drawn), DeskPlace.safeParse(f.place)];
    if (!counted || drawnInFen === undefined || !place.success) throw new Error('the form was checked before');
    return call(cashApi.open, { body: { place: place.data, window: Number(f.window) || 0, counted, drawnInFen, note: f.note }, key });
  }, onDone);
  const code = `${f.place.replace('-', '')}${f.window.padStart(2, '0')}`;
  const book = desks.desks.find((d) => d.desk === code)?.cashInFen ?? 0;
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
          <SelectField label={t.place} value={f.place} problem={at('place')} onChange={(e) => { setF({ ...f, place: e.target.value }); }}>{desks.open.places.map((p) => <option key={p.place} value={p.place}>{p.text}</option>)}</SelectField>
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
