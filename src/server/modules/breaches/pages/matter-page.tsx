import type { JSX } from 'preact';
import type { BreachLetterView } from '#contracts/breaches.ts';
import { LinkButton, SubmitButton, Buttons } from '#portal/forms/buttons.tsx';
import { RadioGroup } from '#portal/forms/choice-fields.tsx';
import { FileField } from '#portal/forms/file-field.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import { TextArea } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Countdown } from '#portal/parts/countdown.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { Table } from '#portal/parts/table.tsx';
import type { OwnBreach } from '../present-own.ts';
import { words } from './words.ts';

type Part = { view: OwnBreach; page: PageContext };

/** One matter as the person sees it: what waits, the letters word for word, the answer and until when, what comes next and whom to ask. */
export function MatterPage({ view, page, form }: Part & { form: FormState }): JSX.Element {
  const w = words[page.lang];
  const speaks = view.closed !== null;
  return (
    <Page page={page} form={form} title={view.examText} trail={[{ text: w.title, href: '/my/integrity' }]}>
      <Notice page={page} tone={view.state === 'dismissed' ? 'success' : 'info'} title={view.stateText}>
        {view.receipt === null ? null : <p>{view.receipt === 'notice' ? w.receiptNotice : w.receiptDecision}</p>}
        {view.receipt === 'notice' ? <p>{w.receiptNoticeDays(view.statementDays)}</p> : null}
        {speaks && view.statementUntil !== null ? <p><Countdown page={page} until={view.statementUntil} label={w.until} /></p> : null}
        {view.published === null ? null : <p>{w.published(view.published.from, view.published.until)}</p>}
      </Notice>
      {view.receipt === null ? null : <Form page={page} form={form} action={`/my/integrity/${view.caseId}/receipt`} summary={!speaks}><SubmitButton page={page} text={w.receive} /></Form>}
      {view.letters.filter((l) => l.current).toReversed().map((l) => <Letter key={l.id} letter={l} page={page} />)}
      {speaks && (view.closed ?? []).length === 0 ? <Answer view={view} page={page} form={form} /> : null}
      <Given view={view} page={page} />
      <Next view={view} page={page} />
      {view.letters.every((l) => l.current) ? null : <Card title={w.earlier}><ul>{view.letters.filter((l) => !l.current).map((l) => <li key={l.id}><a href={l.url}>{l.title} {l.number}</a></li>)}</ul></Card>}
    </Page>
  );
}

function Letter({ letter, page }: { letter: BreachLetterView; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Card title={letter.title}>
      {w.zhOnly === '' ? null : <p>{w.zhOnly}</p>}
      <div lang="zh-CN">
        <DataList items={[{ term: w.number, value: letter.number }, ...letter.rows.map((r) => ({ term: r.term, value: r.value }))]} />
        {letter.paragraphs.map((p) => <p key={p}>{p}</p>)}
      </div>
      <p><LinkButton href={letter.url} text={w.download} icon="print" /></p>
    </Card>
  );
}

function Answer({ view, page, form }: Part & { form: FormState }): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  const choices = [{ value: 'state', text: w.answers.state }, ...(view.canWaive ? [{ value: 'waive', text: w.answers.waive, hint: w.waiveHint }] : [])];
  return (
    <Card title={w.statement} accent>
      <p>{w.statementLead}</p>
      <Form page={page} form={form} multipart requiredNote>
        <RadioGroup {...at} name="answer" label={w.answer} required value="state" choices={choices} />
        <TextArea {...at} name="text" label={w.text} hint={w.textHint} rows={8} maxLength={5000} />
        <FileField {...at} name="files" label={w.files} hint={w.filesHint} accept="image/jpeg,image/png,image/webp,application/pdf" formats="JPG、PNG、WebP、PDF" max="10 MB" multiple />
        <Buttons><SubmitButton page={page} text={w.send} /></Buttons>
      </Form>
    </Card>
  );
}

function Given({ view, page }: Part): JSX.Element | null {
  const w = words[page.lang];
  if (view.statements.length === 0) return null;
  return (
    <Card title={w.given}>
      <Table
        caption={w.given} captionUnseen rows={view.statements} rowKey={(s) => s.id}
        columns={[{ title: w.on, cell: (s) => s.receivedOn }, { title: w.what, cell: (s) => <span class="as-typed">{s.waived && s.text === '' ? w.waived : s.text}</span> }, { title: w.by, cell: (s) => s.by }]}
      />
      {view.files.length === 0 ? null : <><h3>{w.ownFiles}</h3><ul>{view.files.map((f) => <li key={f.id}><a href={f.url} target="_blank" rel="noopener">{f.fileName}</a></li>)}</ul></>}
    </Card>
  );
}

function Next({ view, page }: Part): JSX.Element {
  const w = words[page.lang];
  const lines = [...w.nextText[view.state], ...(view.state === 'served' || view.state === 'recorded' ? [w.remedy(view.reviewDays, view.lawsuitMonths), ...(view.state === 'recorded' ? [w.recordMeans] : [])] : [])];
  return (
    <Card title={w.next}>
      {lines.length === 0 ? null : <ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul>}
      <p>{w.ask}{page.lang === 'zh' ? '：' : ': '}{view.agency.name} {view.agency.phone === '' ? <a href="/provinces">{w.phones}</a> : view.agency.phone}</p>
    </Card>
  );
}
