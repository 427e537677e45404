import { useState, type JSX } from 'react';
import type { CounterCase, DecideAtCounter } from '#contracts/counter.ts';
import { call } from '../../../shared/api/call.ts';
import { useAct } from '../../../shared/api/use-act.ts';
import { inBrackets, say } from '../../../shared/text/text.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { SelectField, TextArea } from '../../../shared/ui/field.tsx';
import { Notice } from '../../../shared/ui/notice.tsx';
import { Card } from '../../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { counterApi } from './counter.api.ts';
import { words } from './words.ts';

/** The decision at the counter, with the originals that were seen; afterwards the receipt. */
export function CounterDecision({ c, onNext }: { c: CounterCase; onNext: () => void }): JSX.Element {
  const w = say(words);
  const [decision, setDecision] = useState<DecideAtCounter['decision']>();
  const [reason, setReason] = useState('');
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [ticked, setTicked] = useState<readonly string[]>(() => c.checklist.filter((l) => l.ticked).map((l) => l.code));
  const act = useAct((d: DecideAtCounter['decision'], key) => call(counterApi.decide, { params: { id: c.id }, body: { decision: d, reason, reasonCodes: [...codes], ticked: [...ticked], version: c.version }, key }));
  if (act.data) {
    return (
      <Card title={w.decide}>
        <Notice tone="success" live="status"><p>{w.done(`${decision === 'approve' ? w.approve : w.reject}${inBrackets(act.data.decision.stateText)}`)}</p></Notice>
        <p className="flex flex-wrap items-center gap-4"><a href={`/api/staff/applications/${c.id}/counter-receipts/${act.data.decision.id}`} target="_blank" rel="noreferrer">{w.receipt}</a><Button look="main" onClick={onNext}>{w.next}</Button></p>
      </Card>
    );
  }
  if (!c.open) return <Card title={w.decide}><Notice tone="warning"><p>{w.closed}</p><ul>{c.why.map((line) => <li key={line}>{line}</li>)}</ul></Notice></Card>;
  const pick = (code: string) => {
    const picked = c.reasons.find((r) => r.code === code);
    if (!picked) return;
    setReason((r) => [r, picked.text].filter((x) => x !== '').join('\n'));
    setCodes((before) => [...new Set([...before, code])]);
  };
  return (
    <Card title={w.decide}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); if (decision) act.mutate(decision); }}>
        <ProblemNotice error={act.error} except={['reason', 'ticked']} />
        <fieldset className="grid gap-1">
          <legend className="font-semibold">{w.checklist}</legend>
          {problemAt(act.error, 'ticked') ? <p className="text-sm font-semibold text-danger" role="alert">{problemAt(act.error, 'ticked')}</p> : null}
          {c.checklist.map((line) => (
            <label key={line.code} className="flex min-h-11 items-start gap-2 py-1"><input type="checkbox" className="mt-0.5 size-5 accent-blue" checked={ticked.includes(line.code)} onChange={(e) => { setTicked((all) => (e.target.checked ? [...all, line.code] : all.filter((code) => code !== line.code))); }} /><span>{line.text} {line.required ? <Tag tone="warning">{w.required}</Tag> : null}</span></label>
          ))}
        </fieldset>
        <fieldset className="flex flex-wrap gap-6">
          <legend className="sr-only">{w.decide}</legend>
          {(['approve', 'reject'] as const).map((d) => <label key={d} className="flex min-h-11 items-center gap-2 font-semibold"><input type="radio" name="counter-decision" className="size-5" checked={decision === d} onChange={() => { setDecision(d); }} />{w[d]}</label>)}
        </fieldset>
        {decision === 'reject' ? (
          <>
            <SelectField label={w.pick} value="" onChange={(e) => { pick(e.target.value); }}><option value="" />{c.reasons.map((r) => <option key={r.code} value={r.code}>{r.label}</option>)}</SelectField>
            <TextArea label={w.reason} hint={w.reasonHint} value={reason} maxLength={500} problem={problemAt(act.error, 'reason')} onChange={(e) => { setReason(e.target.value); }} />
          </>
        ) : null}
        <Button type="submit" look={decision === 'reject' ? 'danger' : 'main'} disabled={!decision || act.isPending}>{act.isPending ? w.submitting : w.submit}</Button>
      </form>
    </Card>
  );
}
