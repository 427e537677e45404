import { useState, type JSX } from 'react';
import { useQuery } from '@tanstack/react-query';
import { beijingTime } from '#contracts/dates.ts';
import type { TicketOfStaff } from '#contracts/tickets.ts';
import { call } from '../../shared/api/call.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { ticketsApi } from './tickets.api.ts';
import { words } from './words.ts';

/** 暂缓发放: withholds one person's ticket with words for them, or gives it again; why neither is open, and what was done before. */
export function HoldCard({ ticket, onDone }: { ticket: TicketOfStaff; onDone: (next: TicketOfStaff) => void }): JSX.Element {
  const t = say(words);
  const [asked, setAsked] = useState(false);
  const { data: session } = useQuery(sessionQuery);
  const { standing, refusals, history } = ticket.hold;
  const move = standing ? 'lift' : 'hold';
  const act = useAct((reason: string, key) => call(ticketsApi[move], { params: { id: ticket.applicationId }, body: { reason }, key }), (next) => { setAsked(false); onDone(next); });
  return (
    <Card title={t.hold}>
      {standing ? <p><Tag tone="danger">{t.holdNow}</Tag> {history[0]?.reason}</p> : null}
      {session?.permissions.includes('ticket.arrange') ? (
        <div className="grid gap-1">
          <div><Button disabled={refusals.length > 0} onClick={() => { act.reset(); setAsked(true); }}>{t[move]}</Button></div>
          {refusals.map((no) => <span key={no} className="text-sm text-soft">{no}</span>)}
        </div>
      ) : null}
      {history.length === 0 ? null : (
        <section className="grid gap-1" aria-label={t.holdHistory}>
          <h3 className="font-semibold">{t.holdHistory}</h3>
          <ul className="grid gap-1">{history.map((h) => <li key={`${String(h.at)} ${h.act}`}><time className="digits">{beijingTime(h.at)}</time> {h.by} {t[h.act]}{colon()}{h.reason}</li>)}</ul>
        </section>
      )}
      {asked ? <ReasonDialog open title={t[move]} act={t[move]} danger={!standing} reasonHint={standing ? t.liftReasonHint : t.holdReasonHint} busy={act.isPending} error={act.error} max={400} onClose={() => { setAsked(false); }} onAct={(reason) => { act.mutate(reason); }}><p>{standing ? t.liftNote : t.holdNote}</p></ReasonDialog> : null}
    </Card>
  );
}
