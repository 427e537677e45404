import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { FISCAL_FAULT_WORDS, type FiscalFault, type FiscalLine } from '#contracts/fiscal-receipts.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { fiscalWords } from './fiscal-words.ts';
import { reconciliationApi } from './reconciliation.api.ts';

/** 重新发送 of one receipt, or why it is not open. */
export function ResendOne({ line: r }: { line: FiscalLine }): JSX.Element | null {
  const t = say(fiscalWords);
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const act = useAct((reason: string, key) => call(reconciliationApi.resendFiscal, { params: { accountId: r.accountId, id: r.id }, body: { version: r.version, reason }, key }), () => { setAsked(false); void client.invalidateQueries({ queryKey: ['reconciliation', 'fiscal'] }); });
  if (r.state === 'issued' || r.state === 'reversed') return null;
  if (r.resend.length > 0) return <span className="text-sm text-soft">{r.resend.join(' ')}</span>;
  return (
    <>
      <Button small onClick={() => { act.reset(); setAsked(true); }}>{t.resend}<span className="sr-only"> {r.orderNumber}</span></Button>
      {asked ? <ReasonDialog open title={t.resend} act={t.resend} busy={act.isPending} error={act.error} max={200} onClose={() => { setAsked(false); }} onAct={(reason) => { act.mutate(reason); }}><p>{t.resendNote}</p></ReasonDialog> : null}
    </>
  );
}

/** 全部重新发送: all that one fault holds up, so many a press, and what came of it. */
export function ResendAll({ fault, province, count }: { fault: FiscalFault; province: ProvinceCode | undefined; count: number }): JSX.Element {
  const t = say(fiscalWords);
  const lang = pageLang();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const act = useAct((reason: string, key) => call(reconciliationApi.resendManyFiscal, { body: { fault, province, reason }, key }), () => { setAsked(false); void client.invalidateQueries({ queryKey: ['reconciliation', 'fiscal'] }); });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button small disabled={count === 0} onClick={() => { act.reset(); setAsked(true); }}>{t.resendAll(FISCAL_FAULT_WORDS[fault][lang])}</Button>
      <p role="status" className="text-sm">{act.data ? t.resent(act.data.sent, act.data.left) : ''}</p>
      {asked ? <ReasonDialog open title={t.resendAll(FISCAL_FAULT_WORDS[fault][lang])} act={t.resend} busy={act.isPending} error={act.error} max={200} onClose={() => { setAsked(false); }} onAct={(reason) => { act.mutate(reason); }}><p>{t.resendNote}</p></ReasonDialog> : null}
    </div>
  );
}
