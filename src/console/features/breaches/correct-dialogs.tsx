import { useState, type JSX } from 'react';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { breachesApi } from './breaches.api.ts';
import { DecideCorrectionForm, PaperFields, type CorrectionWord } from './correction-parts.tsx';
import { Choices, DialogForm, type DialogProps } from './dialog-form.tsx';
import { SubjectChoices } from './facts-fields.tsx';
import { words } from './words.ts';

const paramsOf = ({ accountId, caseId }: DialogProps['c']) => ({ accountId, caseId });

/** 提出纠正 of a served decision that stands in no record: lifted, or changed for fewer subjects. */
export function CorrectDialog({ c, onClose, onDone }: DialogProps): JSX.Element {
  const t = say(words);
  const now = c.subjectChoices.filter((s) => c.subjects.includes(s.code));
  const [kind, setKind] = useState<'revoke' | 'change'>('revoke');
  const [toSubjects, setToSubjects] = useState<readonly string[]>(c.subjects);
  const [f, setF] = useState({ documentNumber: '', reason: '' });
  const act = useAct((_: undefined, key) => call(breachesApi.correctCase, { params: paramsOf(c), body: { ...f, kind, toSubjects: kind === 'change' ? [...toSubjects] : [], version: c.version }, key }), (next) => { onDone('ask_correction', next); });
  return (
    <DialogForm title={t.actNames.ask_correction ?? ''} act={t.register.submit} busy={act.isPending} error={act.error} except={['documentNumber', 'reason', ...(kind === 'change' ? ['toSubjects'] : [])]} onClose={onClose} onSubmit={() => { act.mutate(undefined); }}>
      {now.length > 1 ? <Choices legend={t.register.kind} name="kind" value={kind} choices={(['revoke', 'change'] as const).map((value) => ({ value, text: t.correct.kinds[value] }))} onChange={setKind} /> : <p>{t.correct.onlyRevoke}</p>}
      {kind === 'change' ? <SubjectChoices legend={t.correct.toSubjects} subjects={now} value={toSubjects} problem={problemAt(act.error, 'toSubjects')} onChange={setToSubjects} /> : null}
      <PaperFields value={f} onChange={setF} error={act.error} />
    </DialogForm>
  );
}

/** 批准纠正 by another officer. */
export function DecideCaseCorrectionDialog({ c, onClose, onDone }: DialogProps): JSX.Element {
  const [d, setD] = useState<CorrectionWord>({ decision: 'approve', note: '' });
  const act = useAct((_: undefined, key) => call(breachesApi.decideCaseCorrection, { params: paramsOf(c), body: { ...d, version: c.version }, key }), (next) => { onDone(d.decision === 'approve' ? 'correct' : 'refuse_correction', next); });
  return <DecideCorrectionForm lead={say(words).correct.lead} value={d} onChange={setD} busy={act.isPending} error={act.error} onClose={onClose} onSubmit={() => { act.mutate(undefined); }} />;
}
