import { useState, type JSX } from 'react';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { TextArea } from '../../shared/ui/field.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { breachesApi } from './breaches.api.ts';
import { DialogForm, type DialogProps } from './dialog-form.tsx';
import { FACT_PATHS, FactsFields, type FactsForm } from './facts-fields.tsx';
import { words } from './words.ts';

/** 更正事实、适用条款; whoever was told is told anew. */
export function AmendDialog({ c, onClose, onDone }: DialogProps): JSX.Element {
  const t = say(words);
  const [facts, setFacts] = useState<FactsForm>({ article: c.article, item: c.item, subjects: c.subjects, occurredOn: c.occurredOn, place: c.place, facts: c.facts });
  const [reason, setReason] = useState('');
  const act = useAct((_: undefined, key) => call(breachesApi.amend, { params: { accountId: c.accountId, caseId: c.caseId }, body: { ...facts, subjects: [...facts.subjects], reason, version: c.version }, key }), (next) => { onDone('amend', next); });
  return (
    <DialogForm title={t.actNames.amend ?? ''} act={t.facts.again} busy={act.isPending} error={act.error} except={[...FACT_PATHS, 'reason']} onClose={onClose} onSubmit={() => { act.mutate(undefined); }}>
      <FactsFields value={facts} onChange={setFacts} subjects={c.subjectChoices} error={act.error} />
      <TextArea label={t.facts.reason} maxLength={500} value={reason} problem={problemAt(act.error, 'reason')} onChange={(e) => { setReason(e.target.value); }} />
    </DialogForm>
  );
}
