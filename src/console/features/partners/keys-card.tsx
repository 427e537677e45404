import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { PARTNER_SCOPE_WORDS, type PartnerKeyView, type PartnerView } from '#contracts/partners.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, inARow, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import type { Shown } from './shown.ts';
import { partnersApi } from './partners.api.ts';
import { ProposeKeyDialog } from './propose-key-dialog.tsx';
import { words } from './words.ts';

const TONES: Record<PartnerKeyView['state'], string> = { proposed: 'warning', approved: 'warning', live: 'success', declined: 'danger', withdrawn: 'neutral', revoked: 'danger', expired: 'neutral' };
type Step = { key: PartnerKeyView; what: 'approve' | 'decline' | 'revoke' };

/** 接口密钥: what each may do and from where, and what the reader may do about it. */
export function KeysCard({ partner, onDone }: { partner: PartnerView; onDone: (made?: Shown) => Promise<void> }): JSX.Element {
  const t = say(words);
  const [proposing, setProposing] = useState(false);
  const [step, setStep] = useState<Step>();
  const params = (k: PartnerKeyView) => ({ id: partner.id, keyId: k.id });
  const withReason = useAct(async ({ key: k, what, reason }: Step & { reason: string }, key) => (what === 'revoke' ? call(partnersApi.revoke, { params: params(k), body: { reason }, key }) : call(partnersApi.decide, { params: params(k), body: { decision: what, reason }, key })), () => {
    setStep(undefined);
    return onDone();
  });
  const withdraw = useAct((k: PartnerKeyView, key) => call(partnersApi.withdraw, { params: params(k), key }), () => onDone());
  const take = useAct((k: PartnerKeyView, key) => call(partnersApi.take, { params: params(k), key }), (made) => onDone({ term: t.key, secret: made.key, about: t.keyOnce, until: made.expiresAt }));
  const ask = (key: PartnerKeyView, what: Step['what']) => { withReason.reset(); setStep({ key, what }); };
  const columns: Column<PartnerKeyView>[] = [
    { name: t.key, cell: (k) => <>{t.keyNo(k.number)} <Tag tone={TONES[k.state]}>{t.states[k.state]}</Tag>{k.revokedWhy === null ? null : <span className="block text-sm text-soft">{k.revokedWhy}</span>}</> },
    { name: t.scopes, wide: true, cell: (k) => inARow(k.scopes.map((s) => PARTNER_SCOPE_WORDS[s][pageLang()])) },
    { name: t.addresses, cell: (k) => k.addresses.map((a) => <span key={a} className="block break-all">{a}</span>) },
    { name: t.people, wide: true, cell: (k) => (
      <>
        <span className="block">{t.proposedBy}{colon()}{k.proposedBy} <time className="text-sm text-soft">{beijingTime(k.proposedAt)}</time></span>
        <span className="block text-sm text-soft">{k.reason}</span>
        {k.decidedBy === null || k.decidedAt === null ? null : <><span className="mt-1 block">{k.state === 'declined' ? t.declinedBy : t.decidedBy}{colon()}{k.decidedBy} <time className="text-sm text-soft">{beijingTime(k.decidedAt)}</time></span><span className="block text-sm text-soft">{k.decisionReason}</span></>}
      </>
    ) },
    { name: t.expires, nowrap: true, cell: (k) => <>{k.expiresAt === null ? '—' : <time>{beijingTime(k.expiresAt)}</time>}<span className="block text-sm text-soft">{k.lastUsedAt === null ? t.never : `${t.lastUsed} ${beijingTime(k.lastUsedAt)}`}</span></> },
    { name: t.acts, cell: (k) => (
      <div className="grid gap-1">
        <div className="flex flex-wrap gap-2">
          {k.state === 'proposed' && k.cannotDecide !== '' ? (['approve', 'decline'] as const).map((d) => <Button key={d} small look={d === 'approve' ? 'main' : 'plain'} disabled={k.cannotDecide !== null} onClick={() => { ask(k, d); }}>{t[d]}</Button>) : null}
          {k.mayTake ? <Button small look="main" disabled={take.isPending} onClick={() => { take.mutate(k); }}>{t.take}</Button> : null}
          {k.mayWithdraw ? <Button small disabled={withdraw.isPending} onClick={() => { withdraw.mutate(k); }}>{t.withdraw}</Button> : null}
          {k.state === 'live' && (partner.mayManage || k.cannotDecide !== '') ? <Button small look="danger" onClick={() => { ask(k, 'revoke'); }}>{t.revoke}</Button> : null}
        </div>
        {k.state === 'proposed' && k.cannotDecide ? <span className="text-sm text-soft">{k.cannotDecide}</span> : null}
      </div>
    ) },
  ];
  return (
    <Card title={t.keys} actions={partner.mayManage ? <Button disabled={partner.waitingKeys > 0} onClick={() => { setProposing(true); }}>{t.propose}</Button> : null}>
      <p className="text-soft">{t.keysHelp}{partner.mayManage && partner.waitingKeys > 0 ? ` ${t.oneWaits}` : ''}</p>
      <ProblemNotice error={withdraw.error ?? take.error} />
      <DataTable label={t.keys} rows={partner.keys} keyOf={(k) => k.id} columns={columns} empty={t.noKeys} />
      {proposing ? <ProposeKeyDialog partnerId={partner.id} onClose={() => { setProposing(false); }} onDone={async () => { setProposing(false); await onDone(); }} /> : null}
      {step ? (
        <ReasonDialog open title={`${t[step.what]}${colon()}${t.keyNo(step.key.number)}`} act={t[step.what]} danger={step.what !== 'approve'} busy={withReason.isPending} error={withReason.error} max={300} onClose={() => { setStep(undefined); }} onAct={(reason) => { withReason.mutate({ ...step, reason }); }}>
          <p>{step.what === 'revoke' ? t.revokeAbout : step.what === 'approve' ? t.approveAbout : null}</p>
          <p>{inARow(step.key.scopes.map((s) => PARTNER_SCOPE_WORDS[s][pageLang()]))}</p>
        </ReasonDialog>
      ) : null}
    </Card>
  );
}
