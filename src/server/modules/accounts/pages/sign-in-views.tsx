import type { JSX } from 'preact';
import type { Instant } from '#contracts/dates.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { CaptchaField } from '#portal/forms/captcha-field.tsx';
import { RadioGroup } from '#portal/forms/choice-fields.tsx';
import { Form } from '#portal/forms/form.tsx';
import { emptyForm, type FormState } from '#portal/forms/form-state.ts';
import { HiddenField, PasswordField, TextField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { Tabs } from '#portal/parts/tabs.tsx';
import { words as governmentWords } from './government-words.ts';
import { words } from './sign-in-words.ts';

type Props<V> = { view: V; page: PageContext; form: FormState };

const trail = (page: PageContext) => [{ text: words[page.lang].signIn, href: paths.signIn }];
const recoveryTrail = (page: PageContext) => [...trail(page), { text: words[page.lang].recovery, href: '/recover' }];

/** 考生登录 (R-2.1.1-29). */
export function SignInPage({ view, page, form }: Props<{ next: string | undefined; told: 'reset' | 'continue' | undefined; government: string | undefined }>): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <Page page={page} form={form} title={w.signIn} trail={[]} lead={w.signInLead}>
      {view.told === 'reset' ? <Notice page={page} tone="success" live>{w.resetDone}</Notice> : null}
      {view.told === 'continue' ? <Notice page={page}>{w.timedOut}</Notice> : null}
      <Form page={page} form={form} action={paths.signIn}>
        {view.next === undefined ? null : <HiddenField name="next" value={view.next} />}
        <TextField {...at} name="userName" label={w.userName} required width="medium" autoComplete="username" maxLength={60} />
        <PasswordField {...at} name="password" label={w.password} required kind="current" />
        <CaptchaField {...at} />
        <Buttons><SubmitButton page={page} text={w.submit} /></Buttons>
      </Form>
      {view.government === undefined ? null : <p><LinkButton href={`/sign-in/government${view.next === undefined ? '' : `?next=${encodeURIComponent(view.next)}`}`} text={governmentWords[page.lang].with(view.government)} tone="plain" /></p>}
      <p>{w.noAccount} <a href={paths.register}>{w.register}</a></p>
      <p>{w.forgot} <a href="/recover">{w.recover}</a></p>
      <Card title={w.tips}><ul>{w.tipList.map((tip) => <li key={tip}>{tip}</li>)}</ul></Card>
    </Page>
  );
}

function Ways({ page, current }: { page: PageContext; current: 'question' | 'sms' }): JSX.Element {
  const w = words[page.lang];
  return (
    <Tabs label={w.ways} tabs={[
      { text: w.byQuestion, href: '/recover', current: current === 'question' },
      { text: w.bySms, href: '/recover/sms', current: current === 'sms' },
    ]} />
  );
}

function Neither({ page }: { page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return <p>{w.neither} <a href={paths.provinces}>{w.phones}</a> · <a href="/recover/assisted">{w.assistedLink}</a></p>;
}

/** 预留问题找回 (R-2.1.2-02). */
export function RecoverByQuestionPage({ page, form }: Props<null>): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <Page page={page} form={form} title={w.recovery} trail={trail(page)} lead={w.recoveryLead}>
      <Ways page={page} current="question" />
      <Form page={page} form={form} action="/recover" requiredNote>
        <TextField {...at} name="name" label={w.name} required width="medium" autoComplete="name" />
        <TextField {...at} name="documentNumber" label={w.documentNumber} required width="medium" />
        <CaptchaField {...at} />
        <Buttons><SubmitButton page={page} text={w.query} /></Buttons>
      </Form>
      <Neither page={page} />
    </Page>
  );
}

/** 短信验证码找回 (R-2.1.2-03). */
export function RecoverBySmsPage({ view, page, form }: Props<{ smsSlow: boolean }>): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <Page page={page} form={form} title={w.recovery} trail={trail(page)} lead={w.recoveryLead}>
      <Ways page={page} current="sms" />
      {view.smsSlow ? <Notice page={page} tone="warning">{w.smsSlow}</Notice> : null}
      <Form page={page} form={form} action="/recover/sms" requiredNote>
        <TextField {...at} name="name" label={w.name} required width="medium" autoComplete="name" />
        <TextField {...at} name="documentNumber" label={w.documentNumber} required width="medium" />
        <TextField {...at} name="phone" label={w.phone} required width="medium" inputMode="tel" autoComplete="tel" check="mobile" />
        <CaptchaField {...at} />
        <Buttons><SubmitButton page={page} text={w.query} /></Buttons>
      </Form>
      <Neither page={page} />
    </Page>
  );
}

/** 使用办理码 (R-3.1.1-05): for those the examination body has helped after checking who they are. */
export function RecoverByAssistancePage({ page, form }: Props<null>): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <Page page={page} form={form} title={w.assistedTitle} trail={recoveryTrail(page)} lead={w.assistedLead}>
      <Form page={page} form={form} action="/recover/assisted" requiredNote>
        <TextField {...at} name="name" label={w.name} required width="medium" autoComplete="name" />
        <TextField {...at} name="documentNumber" label={w.documentNumber} required width="medium" />
        <TextField {...at} name="phone" label={w.assistedPhone} required width="medium" inputMode="tel" autoComplete="tel" check="mobile" />
        <TextField {...at} name="code" label={w.assistedCode} hint={w.assistedHint} required width="short" inputMode="numeric" autoComplete="one-time-code" maxLength={6} check="digits" />
        <CaptchaField {...at} />
        <Buttons><SubmitButton page={page} text={w.continue} /></Buttons>
      </Form>
    </Page>
  );
}

export type ProofView = { way: 'question' | 'sms'; question: string; sent: boolean; againAt: Instant | undefined };

/** The proof: the question with a second factor (D-06), or the code alone. It looks the same for whoever is not registered. */
export function ProofPage({ view, page, form }: Props<ProofView>): JSX.Element {
  const w = words[page.lang];
  const byQuestion = view.way === 'question';
  const at = { page, form };
  return (
    <Page page={page} form={form} title={byQuestion ? w.answerTitle : w.smsTitle} trail={recoveryTrail(page)} lead={byQuestion ? w.answerLead : w.smsLead}>
      {byQuestion ? <DataList items={[{ term: w.question, value: view.question }]} /> : null}
      {byQuestion ? (
        <Form page={page} form={form} action="/recover/code" summary={false} id="send">
          <RadioGroup {...at} name="channel" label={w.sendBy} required inline value="mail" choices={[{ value: 'mail', text: w.channels.mail }, { value: 'sms', text: w.channels.sms }]} />
          <Buttons><SubmitButton page={page} text={view.sent ? w.resend : w.send} tone="plain" /></Buttons>
        </Form>
      ) : null}
      {view.sent && byQuestion ? <Notice page={page}>{w.sent}</Notice> : null}
      <Form page={page} form={form} action="/recover/proof" requiredNote>
        {byQuestion ? <TextField {...at} name="answer" label={w.answer} required width="medium" maxLength={60} /> : null}
        <TextField {...at} name="code" label={w.code} hint={w.codeHint} required width="short" inputMode="numeric" autoComplete="one-time-code" maxLength={6} check="digits" />
        <Buttons><SubmitButton page={page} text={w.continue} /><LinkButton href={byQuestion ? '/recover' : '/recover/sms'} text={w.restart} tone="quiet" /></Buttons>
      </Form>
      {byQuestion ? null : (
        <Form page={page} form={emptyForm} action="/recover/code" summary={false} id="again">
          <HiddenField name="channel" value="sms" />
          <SubmitButton page={page} text={w.resend} tone="quiet" />
        </Form>
      )}
    </Page>
  );
}

/** 密码重置 (R-2.1.2-04): shows the user name. */
export function ResetPage({ view, page, form }: Props<{ userName: string }>): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <Page page={page} form={form} title={w.resetTitle} trail={recoveryTrail(page)} lead={w.resetLead}>
      <DataList items={[{ term: w.userName, value: <strong class="account-user-name">{view.userName}</strong> }]} />
      <Form page={page} form={form} action="/recover/password" requiredNote>
        <input type="text" name="_userName" value={view.userName} autoComplete="username" hidden readOnly />
        <PasswordField {...at} name="password" label={w.newPassword} hint={w.passwordHint} required kind="new" />
        <PasswordField {...at} name="passwordAgain" label={w.newPasswordAgain} required kind="new" />
        <Buttons><SubmitButton page={page} text={w.reset} /></Buttons>
      </Form>
    </Page>
  );
}
