import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { LookUpMessages, SentMessage, SentMessages } from '#contracts/messages.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { carrierWords } from './carrier-words.ts';
import { noticeWords } from './notice-words.ts';
import { noticesApi } from './notices.api.ts';

/** 查某人的消息: found by application number, or by name and document number; numbers go in the body, never into an address. */
export function PersonMessages(): JSX.Element {
  const t = say(noticeWords);
  const [number, setNumber] = useState('');
  const [name, setName] = useState('');
  const [documentNumber, setDocumentNumber] = useState('');
  const [found, setFound] = useState<SentMessages>();
  const look = useAct((asked: LookUpMessages) => call(noticesApi.lookUp, { body: asked }), setFound);
  return (
    <Card title={t.person}>
      <p className="text-soft">{t.findHint}</p>
      <form className="grid items-end gap-3 md:grid-cols-4" noValidate onSubmit={(e) => { e.preventDefault(); setFound(undefined); look.mutate(number.trim() === '' ? { name, documentNumber } : { number }); }}>
        <TextField label={t.number} inputMode="numeric" value={number} maxLength={18} problem={problemAt(look.error, 'number')} onChange={(e) => { setNumber(e.target.value); }} />
        <TextField label={t.name} value={name} maxLength={80} problem={problemAt(look.error, 'name')} onChange={(e) => { setName(e.target.value); }} />
        <TextField label={t.documentNumber} value={documentNumber} maxLength={40} problem={problemAt(look.error, 'documentNumber')} onChange={(e) => { setDocumentNumber(e.target.value); }} />
        <div><Button type="submit" look="main" disabled={look.isPending}>{t.find}</Button></div>
      </form>
      <ProblemNotice error={look.error} except={['number', 'name', 'documentNumber']} />
      {found ? <Found found={found} onShow={setFound} /> : null}
    </Card>
  );
}

function Found({ found, onShow }: { found: SentMessages; onShow: (next: SentMessages) => void }): JSX.Element {
  const t = say(noticeWords);
  const [after, setAfter] = useState<string>();
  const [asked, setAsked] = useState<SentMessage>();
  const params = { accountId: found.accountId };
  const page = useAct((from: string | undefined) => call(noticesApi.ofPerson, { params, query: { after: from } }), onShow);
  const resend = useAct((reason: string, key) => call(noticesApi.resend, { params: { ...params, messageId: asked?.id ?? '' }, body: { reason }, key }), (next) => { setAsked(undefined); setAfter(undefined); onShow(next); });
  const c = { event: t.event, channel: t.channel, state: t.state, at: t.columns.at, text: t.words };
  return (
    <>
      <p role="status"><strong>{found.name}</strong> {t.contacts(found.phone ?? t.none, found.mail)}</p>
      <ProblemNotice error={page.error} />
      <DataTable
        label={t.person} rows={found.messages} keyOf={(m) => m.id} empty={t.noMessages} busy={page.isPending}
        columns={[
          { name: c.event, cell: (m) => <>{m.event} {m.resent ? <Tag>{t.resent}</Tag> : null}{m.instead ? <Tag>{say(carrierWords).instead}</Tag> : null}</> }, { name: c.channel, cell: (m) => <>{t.channels[m.channel]} <span className="digits">{m.to}</span></>, nowrap: true },
          { name: c.state, cell: (m) => <><Tag tone={m.state === 'delivered' ? 'success' : m.state === 'failed' ? 'danger' : 'info'}>{t.outcome[m.state]}</Tag> {m.why}{m.waits}<Tries message={m} /></> }, { name: c.at, cell: (m) => <Moments message={m} /> },
          { name: c.text, cell: (m) => <span className="break-words">{m.text ?? t.secret}</span> },
          { name: t.resend, cell: (m) => (m.closed === null ? <Button small onClick={() => { resend.reset(); setAsked(m); }}>{t.resend}</Button> : <span className="text-sm text-soft">{m.closed}</span>) },
        ]}
      />
      <Pager after={after} next={found.next} onShow={(next) => { setAfter(next); page.mutate(next); }} />
      {asked ? <ReasonDialog open title={t.resend} act={t.resend} busy={resend.isPending} error={resend.error} onClose={() => { setAsked(undefined); }} onAct={(reason) => { resend.mutate(reason); }}><p>{t.resendNote}</p></ReasonDialog> : null}
    </>
  );
}

/** How often and by which carriers it was tried, folded away: what mostly matters is what came of it. */
function Tries({ message: { tries } }: { message: SentMessage }): JSX.Element | null {
  const t = say(carrierWords);
  if (tries.length === 0) return null;
  return <details className="text-sm"><summary>{t.tries(tries.length)}</summary><ol>{tries.map((one) => <li key={one.at}><span className="digits">{beijingTime(one.at)}</span> {one.carrier} · {one.became}</li>)}</ol></details>;
}

function Moments({ message }: { message: SentMessage }): JSX.Element {
  const t = say(noticeWords);
  const later = ([['sent', message.sentAt], ['delivered', message.deliveredAt], ['failed', message.failedAt]] as const).filter((m): m is readonly ['sent' | 'delivered' | 'failed', number] => m[1] !== null);
  return <span className="digits">{beijingTime(message.queuedAt)}{later.map(([what, at]) => <span key={what} className="block text-sm text-soft">{t.moment[what]} {beijingTime(at)}</span>)}</span>;
}
