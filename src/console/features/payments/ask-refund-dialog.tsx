import { useState, type JSX } from 'react';
import { AFTER_REFUND_WORDS, AfterRefund } from '#contracts/refund-requests.ts';
import { RefundGround } from '#contracts/payments.ts';
import { REFUND_OCCASION_WORDS } from '#contracts/refunds.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { SelectField } from '../../shared/ui/field.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { deskApi } from './desk.api.ts';
import { deskWords } from './desk-words.ts';

/** 申请退费: the ground and why; another person decides. */
export function AskRefundDialog({ orderNumber, onClose, onDone }: { orderNumber: string; onClose: () => void; onDone: () => void }): JSX.Element {
  const t = say(deskWords);
  const lang = pageLang();
  const [ground, setGround] = useState<RefundGround>('policy');
  const [application, setApplication] = useState<AfterRefund>('ends');
  const act = useAct((reason: string, key) => call(deskApi.ask, { params: { orderNumber }, body: { ground, application, reason }, key }), onDone);
  return (
    <ReasonDialog open title={t.ask} act={t.ask} busy={act.isPending} error={act.error} max={200} reasonLabel={t.why} reasonHint={t.whyHint} onClose={onClose} onAct={(reason) => { act.mutate(reason); }}>
      <p>{t.askNote}</p>
      <SelectField label={t.ground} value={ground} onChange={(e) => { const chosen = RefundGround.safeParse(e.target.value); if (chosen.success) setGround(chosen.data); }}>{RefundGround.options.map((g) => <option key={g} value={g}>{REFUND_OCCASION_WORDS[g][lang]}</option>)}</SelectField>
      <SelectField label={t.after} value={application} onChange={(e) => { const chosen = AfterRefund.safeParse(e.target.value); if (chosen.success) setApplication(chosen.data); }}>{AfterRefund.options.map((a) => <option key={a} value={a}>{AFTER_REFUND_WORDS[a][lang]}</option>)}</SelectField>
    </ReasonDialog>
  );
}
