import type { JSX } from 'preact';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { TicketView } from '#contracts/tickets.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { CaptchaField } from '#portal/forms/captcha-field.tsx';
import { SelectField, type Choice } from '#portal/forms/choice-fields.tsx';
import { Form } from '#portal/forms/form.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { TextField } from '#portal/forms/text-fields.tsx';
import { monthText } from '#contracts/month-text.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import { TicketCard } from './ticket-card.tsx';
import { words } from './words.ts';

type Props<V> = { view: V; page: PageContext; form: FormState };

export type OpenExam = { sittingId: string; month: string; exam: string; code: string; provinces: number };

/** 准考证打印 (R-2.3-03): the exams whose ticket window is open somewhere, each the way to its form. */
export function TicketsPage({ view, page }: Props<{ exams: readonly OpenExam[] }>): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead}>
      {view.exams.length === 0 ? <EmptyState text={w.none}><p>{w.noneNext}</p><LinkButton href={paths.exams} text={w.exams} /></EmptyState> : (
        <Table
          caption={w.caption} rows={view.exams} rowKey={(e) => e.sittingId}
          columns={[
            { title: w.exam, cell: (e) => <a href={`/tickets/${e.sittingId}`}>{e.exam}</a> }, { title: w.month, cell: (e) => monthText(e.month, page.lang) },
            { title: w.code, cell: (e) => <span class="digits">{e.code}</span> }, { title: w.provinces, figures: true, cell: (e) => w.provincesCount(e.provinces) },
          ]}
        />
      )}
      <Buttons><LinkButton href={paths.home} text={w.back} tone="quiet" /></Buttons>
    </Page>
  );
}

export type ProvinceState = 'open' | 'waiting' | 'before' | 'after';
const TONES: Record<ProvinceState, StatusTone> = { open: 'success', waiting: 'info', before: 'info', after: 'neutral' };
export type QueryView = { sittingId: string; exam: string; provinces: readonly Choice[]; documentTypes: readonly Choice[]; windows: readonly { name: string; opensAt: Instant | null; closesAt: Instant | null; state: ProvinceState }[] };

/** The form of R-2.3-04, and when each province prints. */
export function TicketQueryPage({ view, page, form }: Props<QueryView>): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <Page page={page} form={form} title={view.exam} trail={[{ text: w.title, href: '/tickets' }]} lead={w.formLead}>
      <Form page={page} form={form} action={`/tickets/${view.sittingId}`} requiredNote>
        <SelectField {...at} name="province" label={w.province} required choices={view.provinces} width="medium" />
        <SelectField {...at} name="documentType" label={w.documentType} required choices={view.documentTypes} width="medium" value="resident_id" empty={false} />
        <TextField {...at} name="documentNumber" label={w.documentNumber} required width="medium" autoComplete="off" />
        <TextField {...at} name="name" label={w.name} hint={w.nameHint} required width="medium" autoComplete="name" />
        <CaptchaField {...at} />
        <Buttons><SubmitButton page={page} text={w.look} /><LinkButton href="/tickets" text={w.back} tone="quiet" /></Buttons>
      </Form>
      <p>{w.signIn} <a href={paths.applications}>{w.signInLink}</a></p>
      <details>
        <summary>{w.windows}</summary>
        <Table
          caption={w.windows} captionUnseen rows={view.windows} rowKey={(p) => p.name}
          columns={[
            { title: w.province, cell: (p) => p.name }, { title: w.opensAt, cell: (p) => (p.opensAt === null ? '—' : beijingTime(p.opensAt)) }, { title: w.closesAt, cell: (p) => (p.closesAt === null ? '—' : beijingTime(p.closesAt)) },
            { title: w.state, cell: (p) => <StatusTag tone={TONES[p.state]} text={w.states[p.state]} /> },
          ]}
        />
      </details>
    </Page>
  );
}

/** The ticket that was asked for. */
export function TicketResultPage({ view, page }: Props<{ ticket: TicketView; pdf: string }>): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.result} trail={[{ text: w.title, href: '/tickets' }]} lead={w.resultLead}>
      <TicketCard page={page} ticket={view.ticket} pdf={view.pdf} />
      <p class="form__note">{w.lives}</p>
      <Buttons><LinkButton href="/tickets" text={w.back} tone="quiet" /></Buttons>
    </Page>
  );
}
