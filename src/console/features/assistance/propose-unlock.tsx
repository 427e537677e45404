import { useState, type JSX } from 'react';
import { UnlockPart } from '#contracts/applications.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { assistanceApi } from './assistance.api.ts';
import { words } from './words.ts';

type Props = { onDone: (opened: { accountId: string; caseId: string }) => void };

/** 提出解锁修改: which application, which parts, until when, why. */
export function ProposeUnlock({ onDone }: Props): JSX.Element {
  const t = say(words);
  const [number, setNumber] = useState('');
  const [parts, setParts] = useState<readonly UnlockPart[]>([]);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  // the field holds Beijing time whatever the office computer's zone says
  const act = useAct((_: undefined, key) => call(assistanceApi.proposeUnlock, { body: { number: number.trim(), parts: [...parts], until: until === '' ? 0 : Date.parse(`${until}:00+08:00`), reason }, key }), onDone);
  const at = (path: string) => problemAt(act.error, path);
  return (
    <Card title={t.newUnlock}>
      <form className="grid max-w-xl gap-3" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
        <p className="text-soft">{t.unlockNote}</p>
        <ProblemNotice error={act.error} except={['number', 'parts', 'until', 'reason']} />
        <TextField label={t.number} hint={t.numberHint} inputMode="numeric" maxLength={18} value={number} onChange={(e) => { setNumber(e.target.value); }} problem={at('number')} />
        <fieldset className="grid gap-1">
          <legend className="font-semibold">{t.parts}</legend>
          {at('parts') === undefined ? null : <span className="text-sm font-semibold text-danger">{at('parts')}</span>}
          {UnlockPart.options.map((p) => <label key={p} className="flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5 accent-blue" checked={parts.includes(p)} onChange={(e) => { setParts(e.target.checked ? [...parts, p] : parts.filter((one) => one !== p)); }} /> {t.partNames[p]}</label>)}
        </fieldset>
        <TextField label={t.until} type="datetime-local" value={until} onChange={(e) => { setUntil(e.target.value); }} problem={at('until')} />
        <TextArea label={t.reason} hint={t.reasonHint} maxLength={500} value={reason} onChange={(e) => { setReason(e.target.value); }} problem={at('reason')} />
        <Button type="submit" look="main" className="justify-self-start" disabled={act.isPending}>{t.propose}</Button>
      </form>
    </Card>
  );
}
