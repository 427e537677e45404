import type { JSX } from 'preact';
import type { TicketView } from '#contracts/tickets.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { Notice } from '#portal/parts/notice.tsx';
import { TicketCard } from './ticket-card.tsx';
import { words } from './words.ts';

export type MyTicketView = { status: string; reasons: readonly string[]; ticket: TicketView | null; pdf: string };

/** 打印准考证 from 报考状态: the ticket, or every reason why there is none now and whom to call. */
export function MyTicketPage({ view, page }: { view: MyTicketView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.result} trail={[{ text: page.lang === 'zh' ? '我的报考' : 'My applications', href: paths.applications }]} {...(view.ticket && { lead: w.resultLead })}>
      {view.ticket ? <TicketCard page={page} ticket={view.ticket} pdf={view.pdf} /> : (
        <Notice page={page} tone="warning" title={w.notYet}><ul>{view.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul></Notice>
      )}
      <Buttons><LinkButton href={view.status} text={w.status} tone="quiet" /></Buttons>
    </Page>
  );
}
