import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { DataList } from '#portal/parts/data-list.tsx';
import { inboxPath } from '../inbox-path.ts';
import type { InboxMessage } from '../inbox.present.ts';
import { words } from './words.ts';

/** One message as it was sent, with when and how. */
export function MessagePage({ view, page }: { view: InboxMessage; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={view.subject ?? w.emptied} trail={[{ text: w.title, href: inboxPath }]}>
      <article class="article" lang={view.lang === 'zh' ? 'zh-CN' : 'en'}><p>{view.text ?? w.emptied}</p></article>
      <DataList items={[{ term: w.sentAt, value: beijingTime(view.at) }, { term: w.by, value: w.channels[view.channel] }]} />
      <Buttons>
        <LinkButton href={inboxPath} text={w.back} tone="plain" />
        <LinkButton href={paths.applications} text={w.toApplications} tone="plain" />
      </Buttons>
    </Page>
  );
}
