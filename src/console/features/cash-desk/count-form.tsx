import { useState, type JSX } from 'react';
import type { ShiftWhole } from '#contracts/cash-desk.ts';
import { yuan } from '#contracts/money.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { fenOf } from '../../shared/forms/fen-of.ts';
import { oneByOne, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { cashApi } from './cash-desk.api.ts';
import { countOf, CountFields, emptyCount } from './count-fields.tsx';
import { words } from './words.ts';

/** 清点交班: the drawer and the card slips as they were counted; what differs is explained. */
export function CountForm({ shift: s, onDone }: { shift: ShiftWhole; onDone: (next: ShiftWhole) => void }): JSX.Element {
  const t = say(words);
  const [typed, setTyped] = useState(emptyCount);
  const [f, setF] = useState({ pos: yuan(s.posExpectedInFen), reason: '' });
  const [bad, setBad] = useState(false);
  const act = useAct((_: undefined, key) => {
    const [counted, posInFen] = [countOf(typed), fenOf(f.pos)];
    if (!counted || posInFen === undefined) throw new Error('the form was checked before');
    return call(cashApi.count, { params: { id: s.id }, body: { version: s.version, counted, posInFen, reason: f.reason }, key });
  }, onDone);
  if (s.acts.count.length > 0) return <Card title={t.countTitle}><p className="text-soft">{t.why}{oneByOne(s.acts.count)}</p></Card>;
  const at = (path: string) => problemAt(act.error, path);
  const submit = () => {
    const wrong = countOf(typed) === undefined || fenOf(f.pos) === undefined;
    setBad(wrong);
    if (!wrong) act.mutate(undefined);
  };
  return (
    <Card title={t.countTitle}>
      <ProblemNotice error={act.error} except={['counted.inFen', 'counted.notes', 'posInFen', 'reason']} />
      <form className="grid max-w-2xl gap-4" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <CountFields label={t.countedLabel} typed={typed} problem={at('counted.inFen') ?? at('counted.notes') ?? (bad && countOf(typed) === undefined ? t.amountBad : undefined)} onChange={setTyped} />
        <TextField label={t.posLabel} inputMode="decimal" autoComplete="off" value={f.pos} problem={at('posInFen') ?? (bad && fenOf(f.pos) === undefined ? t.amountBad : undefined)} onChange={(e) => { setF({ ...f, pos: e.target.value }); }} />
        <TextField label={t.reasonLabel} hint={t.reasonHint} value={f.reason} maxLength={200} problem={at('reason')} onChange={(e) => { setF({ ...f, reason: e.target.value }); }} />
        <p className="text-sm text-soft">{t.countNote}</p>
        <div><Button type="submit" look="main" disabled={act.isPending}>{t.countAct}</Button></div>
      </form>
    </Card>
  );
}
