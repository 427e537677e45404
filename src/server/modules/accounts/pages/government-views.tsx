import type { JSX } from 'preact';
import type { Instant } from '#contracts/dates.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { Form } from '#portal/forms/form.tsx';
import { emptyForm, type FormState } from '#portal/forms/form-state.ts';
import { HiddenField, TextField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { words as signInWords } from './sign-in-words.ts';
import { words } from './government-words.ts';

type Props<V> = { view: V; page: PageContext; form: FormState };
const trail = (page: PageContext) => [{ text: signInWords[page.lang].signIn, href: paths.signIn }];

/** Before leaving: where to, and what is taken from there. */
export function LeavePage({ view, page, form }: Props<{ name: string; next: string | undefined }>): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} form={form} title={w.title(view.name)} trail={trail(page)} lead={w.lead(view.name)}>
      <p>{w.taken(view.name)}</p>
      <Form page={page} form={form} action="/sign-in/government">
        {view.next === undefined ? null : <HiddenField name="next" value={view.next} />}
        <Buttons><SubmitButton page={page} text={w.go(view.name)} /><LinkButton href={paths.signIn} text={w.ordinary} tone="quiet" /></Buttons>
      </Form>
    </Page>
  );
}

/** Back again: the answer is handed in by a button, so that looking at the address alone does nothing. */
export function AnswerPage({ view, page, form }: Props<{ name: string; answer: Readonly<Record<string, string>>; declined: boolean }>): JSX.Element {
  const w = words[page.lang];
  if (view.declined || form.problems.length > 0) {
    return (
      <Page page={page} form={form} title={w.answerTitle} trail={trail(page)}>
        {view.declined ? <Notice page={page} tone="warning">{w.failed(view.name)}</Notice> : null}
        <Buttons><LinkButton href="/sign-in/government" text={w.again} /><LinkButton href={paths.signIn} text={w.ordinary} tone="quiet" /></Buttons>
      </Page>
    );
  }
  return (
    <Page page={page} form={form} title={w.answerTitle} trail={trail(page)} lead={w.answerLead(view.name)}>
      <Form page={page} form={form} action="/sign-in/government/answer">
        {Object.entries(view.answer).map(([name, value]) => <HiddenField key={name} name={name} value={value} />)}
        <Buttons><SubmitButton page={page} text={w.continue} /></Buttons>
      </Form>
    </Page>
  );
}

/** The phone of an account that is not linked yet. */
export function GovernmentPhonePage({ view, page, form }: Props<{ phone: string; sent: boolean; againAt: Instant | undefined }>): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <Page page={page} form={form} title={w.phoneTitle} trail={trail(page)} lead={w.phoneLead}>
      <DataList items={[{ term: w.phone, value: view.phone }]} />
      <Form page={page} form={emptyForm} action="/sign-in/government/code" summary={false} id="send">
        <Buttons><SubmitButton page={page} text={view.sent ? w.resend : w.send} tone="plain" /></Buttons>
      </Form>
      {view.sent ? <Notice page={page}>{w.sent}</Notice> : null}
      <Form page={page} form={form} action="/sign-in/government/phone" requiredNote>
        <TextField {...at} name="code" label={w.code} hint={w.codeHint} required width="short" inputMode="numeric" autoComplete="one-time-code" maxLength={6} check="digits" />
        <Buttons><SubmitButton page={page} text={w.enter} /></Buttons>
      </Form>
      <p>{w.lost} <a href="/recover">{w.recover}</a></p>
    </Page>
  );
}

/** Nobody of that document is registered: the way to registering, with what was verified. */
export function NewcomerPage({ view, page, form }: Props<{ name: string; document: string }>): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} form={form} title={w.newTitle} trail={trail(page)} lead={w.newLead}>
      <DataList items={[{ term: w.name, value: view.name }, { term: w.document, value: view.document }]} />
      <Buttons><LinkButton href={paths.register} text={w.register} /></Buttons>
    </Page>
  );
}
