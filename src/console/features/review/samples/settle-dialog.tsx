import { useState, type JSX } from 'react';
import type { SampleDetail, SettleSampleCase } from '#contracts/samples.ts';
import { call } from '../../../shared/api/call.ts';
import { useAct } from '../../../shared/api/use-act.ts';
import { say, text } from '../../../shared/text/text.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { ModalDialog } from '../../../shared/ui/dialog.tsx';
import { TextArea } from '../../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { samplesApi } from './samples.api.ts';
import { words } from './words.ts';

const RESULTS = ['passed', 'failed', 'missed'] as const;

/** What came of a check: 合格, 不合格 or 未按期, with words for a no. */
export function SettleDialog({ sampleId, c, onClose, onDone }: { sampleId: string; c: SampleDetail['cases'][number]; onClose: () => void; onDone: () => Promise<void> }): JSX.Element {
  const w = say(words);
  const [result, setResult] = useState<SettleSampleCase['result']>('passed');
  const [note, setNote] = useState('');
  const act = useAct((_: undefined, key) => call(samplesApi.settle, { params: { sampleId, id: c.id }, body: { result, note }, key }), async () => { await onDone(); onClose(); });
  return (
    <ModalDialog open onClose={onClose} title={w.settleTitle(c.name)}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
        <ProblemNotice error={act.error} except={['note']} />
        <fieldset className="flex flex-wrap gap-6"><legend className="sr-only">{w.result}</legend>{RESULTS.map((r) => <label key={r} className="flex min-h-11 items-center gap-2"><input type="radio" name="sample-result" className="size-5" checked={result === r} onChange={() => { setResult(r); }} />{w.results[r]}</label>)}</fieldset>
        <TextArea label={w.note} hint={w.noteHint} value={note} maxLength={300} problem={problemAt(act.error, 'note')} onChange={(e) => { setNote(e.target.value); }} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={act.isPending}>{w.settleAct}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
