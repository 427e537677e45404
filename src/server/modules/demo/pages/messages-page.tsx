import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';
import { demoPaths, withBack } from '../paths.ts';
import { HelperPage } from './helper-page.tsx';
import { words } from './words.ts';

export type MessageView = { id: string; channel: 'sms' | 'mail'; to: string; recipientKey: string; subject: string | undefined; text: string | undefined; code: string | undefined; state: 'queued' | 'sent' | 'delivered' | 'failed' | 'cancelled'; at: number };
export type MessagesView = { messages: MessageView[]; channel: 'sms' | 'mail' | undefined; recipient: string | undefined };

const TONES: Record<MessageView['state'], StatusTone> = { queued: 'info', sent: 'info', delivered: 'success', failed: 'danger', cancelled: 'neutral' };

/** 收到的短信和邮件: what the platform sent, newest first, codes in figures that can be read across the room. */
export function MessagesPage({ view, page }: { view: MessagesView; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  const address = (query: Record<string, string | undefined>) => {
    const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join('&');
    return withBack(given === '' ? demoPaths.messages : `${demoPaths.messages}?${given}`, page.path);
  };
  const channels = [{ text: w.all, channel: undefined }, { text: w.sms, channel: 'sms' as const }, { text: w.mail, channel: 'mail' as const }];
  return (
    <HelperPage page={page} title={w.messages} lead={w.messagesLead} here={demoPaths.messages}>
      <Buttons>
        <LinkButton href={address({ channel: view.channel, to: view.recipient })} text={w.refresh} tone="main" />
        {channels.map(({ text, channel }) => <LinkButton key={text} href={address({ channel, to: view.recipient })} text={view.channel === channel ? `✓ ${text}` : text} />)}
        {view.recipient === undefined ? null : <LinkButton href={address({ channel: view.channel })} text={w.showAll} tone="quiet" />}
      </Buttons>
      {view.messages.length === 0 ? <EmptyState text={w.noMessages} /> : (
        <ol class="messages">{view.messages.map((message) => <Message key={message.id} message={message} page={page} only={view.recipient === undefined ? address({ channel: view.channel, to: message.recipientKey }) : undefined} />)}</ol>
      )}
    </HelperPage>
  );
}

function Message({ message, page, only }: { message: MessageView; page: PageContext; only: string | undefined }): JSX.Element {
  const w = words[page.lang];
  return (
    <li class="card message">
      <p class="message__head">
        <strong>{message.channel === 'sms' ? w.sms : w.mail}</strong> <span>{message.to}</span> <time dateTime={new Date(message.at).toISOString()}>{beijingTime(message.at)}</time> <StatusTag tone={TONES[message.state]} text={w.states[message.state]} />
      </p>
      {message.subject === undefined || message.channel === 'sms' ? null : <h2 class="message__subject">{message.subject}</h2>}
      {message.code === undefined ? null : <p class="message__code"><span>{w.codeIs}</span> <strong>{message.code}</strong></p>}
      <p class="message__text">{message.text ?? w.textGone}</p>
      {only === undefined ? null : <p class="message__only"><a href={only}>{w.onlyOf(message.to)}</a></p>}
    </li>
  );
}
