import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { CaptchaField } from '#portal/forms/captcha-field.tsx';
import { RadioGroup } from '#portal/forms/choice-fields.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import { TextArea, TextField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import type { ShownList } from './publicity-pages.tsx';
import { words } from './words.ts';

/** 提出异议: by anybody about somebody on a list. */
export function ObjectionPage({ view, page, form }: { view: { list: ShownList; position: string }; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  const { list } = view;
  return (
    <Page page={page} form={form} title={w.objectTitle} trail={[{ text: w.title, href: '/publicity' }, { text: w.of(list.exam, list.place, list.number), href: `/publicity/${list.id}` }]} lead={w.objectLead}>
      <Form page={page} form={form}>
        <TextField {...at} name="position" label={w.objectPosition} hint={w.objectPositionHint} required width="short" inputMode="numeric" value={view.position} maxLength={8} />
        <TextArea {...at} name="statement" label={w.statement} hint={w.statementHint} required rows={8} maxLength={2_000} />
        <RadioGroup {...at} name="way" label={w.way} required inline value="named" choices={[{ value: 'named', text: w.ways.named }, { value: 'anonymous', text: w.ways.anonymous }]} />
        <TextField {...at} name="name" label={w.reporterName} hint={w.reporterHint} width="medium" autoComplete="name" maxLength={100} />
        <TextField {...at} name="phone" label={w.reporterPhone} hint={w.contactHint} width="medium" inputMode="tel" autoComplete="tel" maxLength={40} />
        <TextField {...at} name="mail" label={w.reporterMail} width="medium" inputMode="email" autoComplete="email" maxLength={254} />
        <CaptchaField {...at} />
        <Buttons><SubmitButton page={page} text={w.send} /><LinkButton href={`/publicity/${list.id}`} text={w.back} /></Buttons>
      </Form>
    </Page>
  );
}

/** 异议已收到: the reference, and the code that opens the answer. */
export function ReceivedPage({ view, page }: { view: { reference: string; code: string }; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.receivedTitle} trail={[{ text: w.title, href: '/publicity' }]}>
      <Notice page={page} tone="success" title={w.receivedTitle}>{w.receivedText}</Notice>
      <DataList items={[{ term: w.reference, value: view.reference }, { term: w.code, value: <strong>{view.code}</strong> }]} />
      <Notice page={page} tone="warning">{w.codeText}</Notice>
      <Buttons><LinkButton href="/publicity" text={w.back} /><LinkButton href="/publicity/objections" text={w.asked} /></Buttons>
    </Page>
  );
}

/** 查询异议办理结果: by the code of the receipt. */
export function AskObjectionPage({ page, form }: { view: object; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} form={form} title={w.askTitle} trail={[{ text: w.title, href: '/publicity' }]} lead={w.askLead}>
      <Form page={page} form={form}>
        <TextField page={page} form={form} name="code" label={w.code} hint={w.codeHint} required width="medium" autoComplete="off" maxLength={60} />
        <CaptchaField page={page} form={form} />
        <Buttons><SubmitButton page={page} text={w.ask} /><LinkButton href="/publicity" text={w.back} /></Buttons>
      </Form>
    </Page>
  );
}

/** 异议办理情况: where it stands and the answer, nothing of what was said or of whom. */
export function AnswerPage({ view, page }: { view: { reference: string; state: string; receivedAt: number; decidedAt: number | null; answer: string | null }; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.answerTitle} trail={[{ text: w.title, href: '/publicity' }]}>
      <DataList items={[
        { term: w.reference, value: view.reference }, { term: w.state, value: view.state }, { term: w.receivedAt, value: beijingTime(view.receivedAt) },
        ...(view.decidedAt === null ? [] : [{ term: w.decidedAt, value: beijingTime(view.decidedAt) }]), { term: w.answer, value: view.answer ?? w.noAnswer },
      ]} />
      <Buttons><LinkButton href="/publicity" text={w.back} /></Buttons>
    </Page>
  );
}
