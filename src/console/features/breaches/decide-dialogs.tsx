import { useState, type JSX } from 'react';
import { BREACH_ARTICLES, DISPOSITIONS, Disposition } from '#contracts/breach-articles.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { breachesApi } from './breaches.api.ts';
import { Choices, DialogForm, type DialogProps } from './dialog-form.tsx';
import { words } from './words.ts';

const paramsOf = ({ accountId, caseId }: DialogProps['c']) => ({ accountId, caseId });

/** 拟定处理决定: number, disposition, reasons, and what became of the defence; begun from what was proposed before. */
export function ProposeDialog({ c, onClose, onDone }: DialogProps): JSX.Element {
  const t = say(words);
  const p = t.propose;
  const [f, setF] = useState({ decisionNumber: c.proposal?.decisionNumber ?? '', reasons: c.proposal?.reasons ?? '', answer: c.proposal?.answer ?? '' });
  const [disposition, setDisposition] = useState<Disposition | undefined>(Disposition.options.find((d) => d === c.noticed?.value));
  const act = useAct((chosen: Disposition, key) => call(breachesApi.propose, { params: paramsOf(c), body: { ...f, disposition: chosen, version: c.version }, key }), (next) => { onDone('propose', next); });
  const at = (path: string) => problemAt(act.error, path);
  return (
    <DialogForm title={t.actNames.propose ?? ''} act={p.act} busy={act.isPending || disposition === undefined} error={act.error} except={['decisionNumber', 'disposition', 'reasons', 'answer']} onClose={onClose} onSubmit={() => { if (disposition) act.mutate(disposition); }}>
      <TextField label={p.number} hint={p.numberHint} maxLength={60} value={f.decisionNumber} problem={at('decisionNumber')} onChange={(e) => { setF({ ...f, decisionNumber: e.target.value }); }} />
      <Choices legend={p.disposition} name="disposition" value={disposition} choices={BREACH_ARTICLES[c.article].dispositions.map((value) => ({ value, text: DISPOSITIONS[value][pageLang()] }))} problem={at('disposition')} onChange={setDisposition} />
      <TextArea label={p.reasons} hint={p.reasonsHint} rows={6} maxLength={3000} value={f.reasons} problem={at('reasons')} onChange={(e) => { setF({ ...f, reasons: e.target.value }); }} />
      <TextArea label={p.answer} hint={p.answerHint} rows={4} maxLength={3000} value={f.answer} problem={at('answer')} onChange={(e) => { setF({ ...f, answer: e.target.value }); }} />
    </DialogForm>
  );
}

/** 批准、退回 by the second officer. */
export function ApproveDialog({ c, act: which, onClose, onDone }: DialogProps & { act: 'approve' | 'return' }): JSX.Element {
  const t = say(words);
  const [reason, setReason] = useState('');
  const act = useAct((_: undefined, key) => call(breachesApi.decide, { params: paramsOf(c), body: { decision: which, reason, version: c.version }, key }), (next) => { onDone(which, next); });
  return (
    <DialogForm title={t.actNames[which] ?? ''} {...(which === 'approve' && { lead: t.approve.lead })} act={which === 'approve' ? t.approve.act : t.approve.back} busy={act.isPending} error={act.error} except={['reason']} onClose={onClose} onSubmit={() => { act.mutate(undefined); }}>
      <TextArea label={t.approve.reason} maxLength={500} value={reason} problem={problemAt(act.error, 'reason')} onChange={(e) => { setReason(e.target.value); }} />
    </DialogForm>
  );
}

/** 不予处理、撤销立案、停止公布: an end with its reason. */
export function EndDialog({ c, act: which, onClose, onDone }: DialogProps & { act: 'dismiss' | 'withdraw' | 'unpublish' }): JSX.Element {
  const t = say(words);
  const [reason, setReason] = useState('');
  const act = useAct(
    (_: undefined, key) => (which === 'unpublish' ? call(breachesApi.unpublish, { params: paramsOf(c), body: { reason }, key }) : call(breachesApi[which], { params: paramsOf(c), body: { reason, version: c.version }, key })),
    (next) => { onDone(which, next); },
  );
  return (
    <DialogForm title={t.actNames[which] ?? ''} {...(which !== 'unpublish' && { lead: which === 'dismiss' ? t.dismissLead : t.withdrawLead })} act={t.actNames[which] ?? ''} danger busy={act.isPending} error={act.error} except={['reason']} onClose={onClose} onSubmit={() => { act.mutate(undefined); }}>
      <TextArea label={t.reason} maxLength={500} value={reason} problem={problemAt(act.error, 'reason')} onChange={(e) => { setReason(e.target.value); }} />
    </DialogForm>
  );
}
