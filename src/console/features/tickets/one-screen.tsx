import { useState, type JSX } from 'react';
import { useQuery } from '@tanstack/react-query';
import { beijingTime } from '#contracts/dates.ts';
import { EXCLUSION_WORDS, type TicketOfStaff } from '#contracts/tickets.ts';
import { call } from '../../shared/api/call.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { actor } from '../../shared/text/actor.ts';
import { colon, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card, Page, Pairs } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { HoldCard } from './hold-card.tsx';
import { printPath, ticketsApi } from './tickets.api.ts';
import { words } from './words.ts';

/** 查准考证: one candidate's ticket with its versions and prints, and its re-issue. */
export function OneTicketScreen(): JSX.Element {
  const t = say(words);
  const [number, setNumber] = useState('');
  const [shown, setShown] = useState<TicketOfStaff>();
  const find = useAct((asked: string) => call(ticketsApi.find, { query: { number: asked } }), setShown);
  return (
    <Page title={t.oneTitle} sub={t.oneSub}>
      <form className="flex flex-wrap items-end gap-3" noValidate onSubmit={(event) => { event.preventDefault(); setShown(undefined); find.mutate(number.trim()); }}>
        <div className="w-full sm:w-80"><TextField label={t.oneNumber} value={number} inputMode="numeric" maxLength={40} onChange={(e) => { setNumber(e.target.value); }} problem={problemAt(find.error, 'number')} /></div>
        <Button look="main" type="submit" disabled={find.isPending}>{t.find}</Button>
      </form>
      <ProblemNotice error={find.error} except={['number']} />
      {shown ? <OneTicket key={shown.applicationId} ticket={shown} onDone={setShown} /> : null}
    </Page>
  );
}

function OneTicket({ ticket, onDone }: { ticket: TicketOfStaff; onDone: (next: TicketOfStaff) => void }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  return (
    <>
      <Card title={`${ticket.name} · ${ticket.sittingName[lang]}`}>
        <Pairs pairs={[
          { term: t.number, value: <span className="digits">{ticket.applicationNumber}</span> }, { term: t.document, value: <span className="digits">{ticket.document}</span> },
          { term: t.ticketNumber, value: ticket.ticket ? <><strong className="digits">{ticket.ticket.number}</strong> {t.version(ticket.ticket.version)} {ticket.stale ? <Tag tone="warning">{t.stale}</Tag> : <Tag tone="success">{t.same}</Tag>}</> : <Tag tone="danger">{t.noTicket}</Tag> },
          ...(ticket.exclusions.length === 0 ? [] : [{ term: t.reason, value: ticket.exclusions.map((r) => EXCLUSION_WORDS[r][lang]).join(lang === 'zh' ? '；' : '; ') }]),
        ]} />
        <Reissue ticket={ticket} onDone={onDone} />
      </Card>
      {ticket.ticket ? (
        <Card title={t.papers}>
          <DataTable label={t.papers} rows={ticket.ticket.papers} keyOf={(p) => `${p.day} ${p.from} ${p.subject}`} empty="" columns={[{ name: t.subject, cell: (p) => p.subject }, { name: t.time, cell: (p) => <span className="digits">{p.day} {p.from}–{p.to}</span>, nowrap: true }, { name: t.place, cell: (p) => p.centre }, { name: t.room, cell: (p) => p.room, align: 'right' }, { name: t.seat, cell: (p) => p.seat, align: 'right' }]} />
        </Card>
      ) : null}
      <HoldCard ticket={ticket} onDone={onDone} />
      <Card title={t.versions}><ul className="grid gap-1">{ticket.versions.map((v) => <li key={v.version}>{t.version(v.version)} <time className="digits">{beijingTime(v.at)}</time> {actor(v.by)}{colon()}{v.reason === '' ? t.first : v.reason}</li>)}</ul></Card>
      <Card title={t.prints}>
        <DataTable label={t.prints} rows={ticket.prints} keyOf={(p) => `${String(p.at)} ${p.via} ${String(p.version)}`} empty={t.noPrints} columns={[{ name: t.when, cell: (p) => <span className="digits">{beijingTime(p.at)}</span>, nowrap: true }, { name: t.how, cell: (p) => t.via[p.via] }, { name: t.by, cell: (p) => p.by }, { name: t.what, cell: (p) => t.version(p.version), nowrap: true }]} />
      </Card>
    </>
  );
}

function Reissue({ ticket, onDone }: { ticket: TicketOfStaff; onDone: (next: TicketOfStaff) => void }): JSX.Element {
  const t = say(words);
  const [asked, setAsked] = useState(false);
  const { data: session } = useQuery(sessionQuery);
  const act = useAct((reason: string, key) => call(ticketsApi.reissue, { params: { id: ticket.applicationId }, body: { reason }, key }), (next) => { setAsked(false); onDone(next); });
  const may = session?.permissions.includes('ticket.arrange') ?? false;
  const text = ticket.ticket ? t.reissue : t.issue;
  return (
    <div className="flex flex-wrap items-center gap-3">
      {ticket.ticket ? <a href={printPath(ticket.applicationId)} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center">{t.print}</a> : null}
      {may ? <Button look={ticket.stale ? 'main' : 'plain'} disabled={ticket.exclusions.length > 0 || (ticket.ticket !== null && !ticket.stale)} onClick={() => { act.reset(); setAsked(true); }}>{text}</Button> : null}
      {asked ? <ReasonDialog open title={text} act={text} reasonHint={t.reasonHint} busy={act.isPending} error={act.error} max={400} onClose={() => { setAsked(false); }} onAct={(reason) => { act.mutate(reason); }}><p>{t.reissueNote}</p></ReasonDialog> : null}
    </div>
  );
}
