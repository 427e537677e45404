import type { JSX } from 'preact';
import { CERTIFICATE_STATE_WORDS, COPY_DETAIL_MOST, COPY_PURPOSES, COPY_PURPOSE_WORDS, type CertificateCopy, type CertificateState, type OwnCertificate, type OwnCertificates, type OwnDecision } from '#contracts/certificates.ts';
import { beijingTime } from '#contracts/dates.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import { Form } from '#portal/forms/form.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { TextField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import { SheetCard } from './sheet-card.tsx';
import { words } from './words.ts';

type Props<V> = { view: V; page: PageContext; form: FormState };
const TONES: Record<CertificateState, StatusTone> = { valid: 'success', expired: 'warning', revoked: 'danger' };

/** 我的证书. */
export function MyCertificatesPage({ view, page }: Props<OwnCertificates>): JSX.Element {
  const w = words[page.lang];
  const { lang } = page;
  return (
    <Page page={page} title={w.mine} trail={[]} lead={w.mineLead}>
      {view.certificates.length === 0 ? <EmptyState text={w.none}><p>{w.noneNext}</p><LinkButton href={paths.applications} text={w.applications} /></EmptyState> : view.certificates.map((c) => (
        <Card key={c.id} title={c.title[lang]} accent={c.state === 'valid'}>
          <p><StatusTag tone={TONES[c.state]} text={CERTIFICATE_STATE_WORDS[c.state][lang]} />{c.waits ? <> <StatusTag tone="warning" text={w.waits} /></> : null}</p>
          <DataList items={[
            { term: w.certificateNumber, value: <span class="digits">{c.number}</span> }, { term: w.exam, value: sittingText(c, c.exam, lang) }, { term: w.specialty, value: c.specialty[lang] }, { term: w.approvedOn, value: <span class="digits">{c.approvedOn}</span> },
            ...(c.validThrough === null ? [] : [{ term: w.validThrough, value: <span class="digits">{c.validThrough}</span> }]), { term: w.copies, value: w.copiesOf(c.copies) },
          ]} />
          <Buttons><LinkButton href={`/my/certificates/${c.id}`} text={w.open} tone="main" /></Buttons>
        </Card>
      ))}
    </Page>
  );
}

/** Until when a remedy is open, from the terms of certificates. */
export type MyCertificateView = OwnCertificate & { reviewDays: number; lawsuitMonths: number; usual: string };

/** One of one's own certificates: what it says, decisions about it, a new copy, and the copies made. */
export function MyCertificatePage({ view, page, form }: Props<MyCertificateView>): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} form={form} title={view.sheet.title[page.lang]} trail={[{ text: w.mine, href: '/my/certificates' }]}>
      {view.decisions.filter((d) => d.waits).map((d) => <Waiting key={d.id} decision={d} view={view} page={page} form={form} />)}
      <SheetCard page={page} sheet={view.sheet} />
      {view.decisions.filter((d) => !d.waits).map((d) => <Decision key={d.id} decision={d} view={view} page={page} />)}
      <NewCopy view={view} page={page} form={form} />
      <Copies view={view} page={page} />
      <Buttons><LinkButton href="/my/certificates" text={w.toMine} tone="quiet" /></Buttons>
    </Page>
  );
}

function Waiting({ decision, view, page, form }: { decision: OwnDecision } & Props<MyCertificateView>): JSX.Element {
  const w = words[page.lang];
  return (
    <>
      <Notice page={page} tone="warning" title={w.decisionWaits}><p>{w.decisionWaitsText}</p></Notice>
      <Form page={page} form={form} action={`/my/certificates/${view.id}/decisions/${decision.id}/receipt`} summary={false}><Buttons><SubmitButton page={page} text={w.receive} /></Buttons></Form>
    </>
  );
}

function Decision({ decision: d, view, page }: { decision: OwnDecision; view: MyCertificateView; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Card title={d.kind === 'revoke' ? w.decision(d.decisionNumber) : w.reissued}>
      <DataList items={[
        { term: w.reason, value: d.reason }, ...(d.legalBasis === '' ? [] : [{ term: w.legalBasis, value: d.legalBasis }]), { term: w.decidedOn, value: <span class="digits">{d.approvedOn}</span> }, ...(d.servedOn === null ? [] : [{ term: w.servedOn, value: <span class="digits">{d.servedOn}</span> }]),
      ]} />
      {d.kind === 'revoke' ? <p>{w.remedies(view.reviewDays, view.lawsuitMonths)}</p> : null}
    </Card>
  );
}

/** 加注: the form, or every reason why no copy can be made. */
function NewCopy({ view, page, form }: Props<MyCertificateView>): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  if (view.closed.length > 0) return <Notice page={page} tone="warning" title={w.closed}><ul>{view.closed.map((reason) => <li key={reason}>{reason}</li>)}</ul></Notice>;
  return (
    <Card title={w.newCopy}>
      <p>{w.newCopyLead}</p>
      <Form page={page} form={form} requiredNote>
        <SelectField {...at} name="purpose" label={w.purpose} required choices={COPY_PURPOSES.map((p) => ({ value: p, text: COPY_PURPOSE_WORDS[p][page.lang] }))} width="medium" />
        <TextField {...at} name="detail" label={w.detail} hint={w.detailHint} width="medium" autoComplete="off" maxLength={COPY_DETAIL_MOST} />
        <TextField {...at} name="validUntil" label={w.validUntil} hint={w.validUntilHint(view.latestUntil)} required width="short" autoComplete="off" value={view.usual} />
        <Buttons><SubmitButton page={page} text={w.annotate} /></Buttons>
      </Form>
    </Card>
  );
}

function Copies({ view, page }: { view: MyCertificateView; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  const stateOf = (c: CertificateCopy) => (!c.current ? 'outdated' : c.over ? 'over' : 'usable');
  const tones: Record<keyof typeof w.copyStates, StatusTone> = { usable: 'success', over: 'neutral', outdated: 'danger' };
  return (
    <Card title={w.copyList}>
      {view.copies.length === 0 ? <p>{w.noCopies}</p> : (
        <Table
          caption={w.copyList} captionUnseen rows={view.copies} rowKey={(c) => c.text}
          columns={[
            { title: w.copyNumber, cell: (c) => <><span class="digits">{c.text}</span><br /><small>{w.made} <span class="digits">{beijingTime(c.at)}</span></small></> },
            { title: w.purpose, cell: (c) => `${c.purpose[page.lang]}${c.detail === '' ? '' : `（${c.detail}）`}` },
            { title: w.validUntil, cell: (c) => <><span class="digits">{c.validUntil}</span> <StatusTag tone={tones[stateOf(c)]} text={w.copyStates[stateOf(c)]} /></> },
            { title: w.download, cell: (c) => <>{stateOf(c) === 'usable' ? <a href={`/api/certificates/${view.id}/copies/${String(c.number)}/pdf`}>{w.download}<span class="unseen"> {c.text}</span></a> : '—'}<br /><small>{w.times(c.downloads)}</small></> },
          ]}
        />
      )}
    </Card>
  );
}
