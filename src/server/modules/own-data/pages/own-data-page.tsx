import type { JSX } from 'preact';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import { PasswordField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import { paths } from '#portal/paths.ts';
import type { RetentionRule } from '#server/kernel/retention.ts';
import type { DataCopy } from '../data-copy.ts';
import { words } from './words.ts';

export type OwnDataView = { copies: DataCopy[]; /** When the account will be closed, where that was asked for. */ closing: Instant | null; rules: RetentionRule[] };
type Props = { view: OwnDataView; page: PageContext; form: FormState };

const TONES: Record<DataCopy['state'], StatusTone> = { waiting: 'info', ready: 'success', failed: 'danger', gone: 'neutral' };

/** 我的个人信息: rights, a copy to take along, how long what is kept, closing the account. */
export function OwnDataPage({ view, page, form }: Props): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.title} trail={[{ text: w.mine, href: paths.applications }]} lead={w.lead} form={form}>
      {view.closing === null ? null : <Notice page={page} tone="warning" title={w.closingWaits(beijingTime(view.closing))}><p><a href="/my/data/closing">{w.takeBack}</a></p></Notice>}
      <Card title={w.rights}><p>{w.rightsText}</p><ul>{w.links.map((l) => <li key={l.href}><a href={l.href}>{l.text}</a></li>)}</ul></Card>
      <Card title={w.copy} accent>
        <p>{w.copyText}</p>
        <p>{w.copyNot}</p>
        <Form page={page} form={form}>
          <PasswordField page={page} form={form} name="currentPassword" label={w.password} hint={w.passwordHint} required kind="current" />
          <Buttons><SubmitButton page={page} text={w.copyAct} /></Buttons>
        </Form>
      </Card>
      <Copies view={view} page={page} />
      <h2>{w.retention}</h2>
      <p>{w.retentionText}</p>
      <Table caption={w.retention} captionUnseen rows={view.rules} rowKey={(r) => r.what.zh} columns={[{ title: w.what, cell: (r) => r.what[page.lang] }, { title: w.kept, cell: (r) => r.kept[page.lang] }, { title: w.why, cell: (r) => r.why[page.lang] }]} />
      <h2>{w.closing}</h2>
      <p>{w.closingText}</p>
      <Buttons><LinkButton href="/my/data/closing" text={w.closingGo} tone="quiet" /></Buttons>
    </Page>
  );
}

function Copies({ view, page }: Pick<Props, 'view' | 'page'>): JSX.Element {
  const w = words[page.lang];
  const waiting = view.copies.find((c) => c.state === 'waiting');
  return (
    <section id="copies">
      <h2>{w.copies}</h2>
      {waiting === undefined ? null : <div data-poll={`/api/me/data-copies/${waiting.id}`} data-poll-state={waiting.state}><p role="status">{w.progress(waiting.doneParts, waiting.allParts)} <a href="/my/data#copies">{w.refresh}</a></p></div>}
      {view.copies.length === 0 ? <p>{w.none}</p> : (
        <Table
          caption={w.copies} captionUnseen rows={view.copies} rowKey={(c) => c.id}
          columns={[
            { title: w.asked, cell: (c) => beijingTime(c.requestedAt) },
            { title: w.state, cell: (c) => <StatusTag tone={TONES[c.state]} text={w.states[c.state]} /> },
            { title: w.until, cell: (c) => (c.state === 'ready' && c.expiresAt !== null ? beijingTime(c.expiresAt) : '—') },
            { title: w.size, cell: (c) => (c.bytes === null ? '—' : w.kb(Math.ceil(c.bytes / 1024))) },
            { title: w.download, cell: (c) => (c.state === 'ready' ? <a href={`/api/me/data-copies/${c.id}/file`}>{w.download}</a> : '—') },
          ]}
        />
      )}
    </section>
  );
}
