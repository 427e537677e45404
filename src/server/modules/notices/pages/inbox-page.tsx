import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { StatusTag } from '#portal/parts/status-tag.tsx';
import { inboxPath } from '../inbox-path.ts';
import type { InboxMessage } from '../inbox.present.ts';
import { words } from './words.ts';

export type InboxView = { messages: readonly InboxMessage[]; unread: number; first: boolean; next: string | undefined };

/** 站内消息: the newest first, what was not opened yet marked in words. */
export function InboxPage({ view, page }: { view: InboxView; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead}>
      {view.unread === 0 ? null : <p><StatusTag tone="info" text={w.unreadCount(view.unread)} /></p>}
      {view.messages.length === 0 ? <EmptyState text={w.none}><p>{w.noneText}</p></EmptyState> : (
        <ul class="notices">
          {view.messages.map((m) => (
            <li key={m.id}>
              <a href={`${inboxPath}/${m.id}`} lang={m.lang === 'zh' ? 'zh-CN' : 'en'}>{m.subject ?? w.emptied}</a> {m.unread ? <StatusTag tone="warning" text={w.unread} /> : null}
              {m.text === undefined ? null : <p class="messages__text" lang={m.lang === 'zh' ? 'zh-CN' : 'en'}>{m.text}</p>}
              <span class="notices__by">{w.channels[m.channel]} · <time dateTime={new Date(m.at).toISOString()}>{beijingTime(m.at)}</time></span>
            </li>
          ))}
        </ul>
      )}
      <p>{view.first ? null : <><a href={inboxPath}>{w.newest}</a>{' '}</>}{view.next === undefined ? null : <a href={`${inboxPath}?before=${view.next}`}>{w.older}</a>}</p>
      <p><a href={paths.applications}>{w.toApplications}</a></p>
    </Page>
  );
}
