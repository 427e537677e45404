import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type JSX } from 'react';
import type { CounterCase } from '#contracts/counter.ts';
import { call } from '../../../shared/api/call.ts';
import { useAct } from '../../../shared/api/use-act.ts';
import { say } from '../../../shared/text/text.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { TextField } from '../../../shared/ui/field.tsx';
import { Card, Page } from '../../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { CounterDayCard } from './counter-day.tsx';
import { CounterDecision } from './counter-decision.tsx';
import { CounterPerson } from './counter-person.tsx';
import { counterApi } from './counter.api.ts';
import { words } from './words.ts';

/** 现场窗口: the form in hand, the person before one, the originals, the decision, the receipt; then the next. */
export function CounterScreen(): JSX.Element {
  const w = say(words);
  const client = useQueryClient();
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const [found, setFound] = useState<CounterCase>();
  // the list of the day is that of the counter one sits at, as the last form told
  const [here, setHere] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const lookUp = useAct((_: undefined, key) => call(counterApi.lookUp, { body: { number, code }, key }), (c) => { setFound(c); setHere(c.point); });
  const next = () => {
    setFound(undefined);
    setNumber('');
    setCode('');
    lookUp.reset();
    void client.invalidateQueries({ queryKey: ['counter'] });
  };
  useEffect(() => {
    if (!found) form.current?.querySelector('input')?.focus();
  }, [found]);
  return (
    <Page title={w.title} sub={w.sub} actions={found ? <Button onClick={next}>{w.next}</Button> : null}>
      {found ? (
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <CounterPerson c={found} />
          <CounterDecision key={found.id} c={found} onNext={next} />
        </div>
      ) : (
        <Card label={w.find}>
          <form ref={form} className="grid items-end gap-4 sm:grid-cols-2" noValidate onSubmit={(event) => { event.preventDefault(); lookUp.mutate(undefined); }}>
            <div className="sm:col-span-2"><ProblemNotice error={lookUp.error} except={['number', 'code']} /></div>
            <TextField label={w.number} inputMode="numeric" autoComplete="off" value={number} problem={problemAt(lookUp.error, 'number')} onChange={(e) => { setNumber(e.target.value); }} />
            <TextField label={w.code} hint={w.codeHint} autoComplete="off" value={code} maxLength={12} problem={problemAt(lookUp.error, 'code')} onChange={(e) => { setCode(e.target.value); }} />
            <p><Button type="submit" look="main" disabled={lookUp.isPending}>{lookUp.isPending ? w.finding : w.find}</Button></p>
          </form>
        </Card>
      )}
      <CounterDayCard here={here} />
    </Page>
  );
}
