import { useState, type JSX } from 'react';
import { CorrectSuspension, type SuspensionWhole } from '#contracts/suspensions.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { momentTyped, typedMoment } from '../../shared/forms/beijing-input.ts';
import { say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { suspensionsApi } from './suspensions.api.ts';
import { words } from './words.ts';

/** 更正: the paper's number, or a later end of the choice, with a reason. */
export function CorrectDialog({ suspension: s, what, onClose, onDone }: { suspension: SuspensionWhole; what: 'correct' | 'extend'; onClose: () => void; onDone: (next: SuspensionWhole) => void }): JSX.Element {
  const t = say(words);
  const [documentNumber, setDocument] = useState(s.documentNumber);
  const [until, setUntil] = useState(s.chooseUntil === null ? '' : typedMoment(s.chooseUntil));
  const [reason, setReason] = useState('');
  const typed = { version: s.version, reason, documentNumber, chooseUntil: what === 'extend' ? (momentTyped(until) ?? null) : null };
  const act = useAct((_: undefined, key) => call(suspensionsApi.correct, { params: { id: s.id }, body: CorrectSuspension.parse(typed), key }), onDone);
  return (
    <ModalDialog open onClose={onClose} title={t.act[what]}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
        <p className="text-soft">{t.actNote[what]}</p>
        <ProblemNotice error={act.error} except={['reason', 'documentNumber', 'chooseUntil']} />
        {what === 'correct' ? <TextField label={t.newDocument} value={documentNumber} maxLength={60} onChange={(e) => { setDocument(e.target.value); }} problem={problemAt(act.error, 'documentNumber')} /> : <TextField label={t.newUntil} type="datetime-local" value={until} onChange={(e) => { setUntil(e.target.value); }} problem={problemAt(act.error, 'chooseUntil')} />}
        <TextArea label={text().reason} value={reason} maxLength={200} onChange={(e) => { setReason(e.target.value); }} problem={problemAt(act.error, 'reason')} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={act.isPending || !CorrectSuspension.safeParse(typed).success}>{t.save}</Button><Button onClick={onClose}>{t.cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
