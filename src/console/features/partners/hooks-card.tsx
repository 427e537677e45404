import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { PARTNER_EVENT_WORDS, type HookView, type PartnerView } from '#contracts/partners.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { inARow, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { OpenHookDialog } from './open-hook-dialog.tsx';
import type { Shown } from './shown.ts';
import { partnersApi } from './partners.api.ts';
import { words } from './words.ts';

const TONES: Record<HookView['state'], string> = { active: 'success', paused: 'danger', closed: 'neutral' };

/** 事件订阅: where messages go, how it is going, and what can be done about it. */
export function HooksCard({ partner, onDone }: { partner: PartnerView; onDone: (made?: Shown) => Promise<void> }): JSX.Element {
  const t = say(words);
  const [opening, setOpening] = useState(false);
  const [closing, setClosing] = useState<HookView>();
  const params = (h: HookView) => ({ id: partner.id, hookId: h.id });
  const resume = useAct((h: HookView, key) => call(partnersApi.resume, { params: params(h), key }), () => onDone());
  const renew = useAct((h: HookView, key) => call(partnersApi.renewSecret, { params: params(h), key }), (made) => onDone({ term: t.secret, secret: made.secret, about: t.secretOnce }));
  const close = useAct(({ hook, reason }: { hook: HookView; reason: string }, key) => call(partnersApi.close, { params: params(hook), body: { reason }, key }), () => {
    setClosing(undefined);
    return onDone();
  });
  const columns: Column<HookView>[] = [
    { name: t.url, wide: true, cell: (h) => <><span className="break-all">{h.url}</span>{h.oldSecretUntil === null ? null : <span className="block text-sm text-soft">{t.bothSecrets(beijingTime(h.oldSecretUntil))}</span>}</> },
    { name: t.state, cell: (h) => <><Tag tone={TONES[h.state]}>{t.hookStates[h.state]}</Tag>{h.pausedWhy === null ? null : <span className="block text-sm text-soft">{t.pausedWhy(h.pausedWhy)}</span>}</> },
    { name: t.events, wide: true, cell: (h) => inARow(h.events.map((e) => PARTNER_EVENT_WORDS[e][pageLang()])) },
    { name: t.log, cell: (h) => <><Link to="/partners/$id/hooks/$hookId" params={{ id: partner.id, hookId: h.id }} search={{}}>{t.log}</Link><span className="block text-sm text-soft">{t.figures(h.waiting, h.delivered, h.givenUp)}</span></> },
    { name: t.acts, cell: (h) => (partner.mayManage && h.state !== 'closed' ? (
      <div className="flex flex-wrap gap-2">
        {h.state === 'paused' ? <Button small look="main" disabled={resume.isPending} onClick={() => { resume.mutate(h); }}>{t.resume}</Button> : null}
        <Button small disabled={renew.isPending} onClick={() => { renew.mutate(h); }}>{t.renew}</Button>
        <Button small look="danger" onClick={() => { close.reset(); setClosing(h); }}>{t.close}</Button>
      </div>
    ) : null) },
  ];
  return (
    <Card title={t.hooks} actions={partner.mayManage ? <Button onClick={() => { setOpening(true); }}>{t.openHook}</Button> : null}>
      <p className="text-soft">{t.hooksHelp}</p>
      <ProblemNotice error={resume.error ?? renew.error} />
      <DataTable label={t.hooks} rows={partner.hooks} keyOf={(h) => h.id} columns={columns} empty={t.noHooks} />
      {opening ? <OpenHookDialog partnerId={partner.id} onClose={() => { setOpening(false); }} onDone={async (secret) => { setOpening(false); await onDone({ term: t.secret, secret, about: t.secretOnce }); }} /> : null}
      {closing ? <ReasonDialog open danger title={t.close} act={t.close} busy={close.isPending} error={close.error} max={300} onClose={() => { setClosing(undefined); }} onAct={(reason) => { close.mutate({ hook: closing, reason }); }}><p className="break-all">{closing.url}</p><p>{t.closeAbout}</p></ReasonDialog> : null}
    </Card>
  );
}
