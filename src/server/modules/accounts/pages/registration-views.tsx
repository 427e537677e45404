import type { JSX } from 'preact';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import { CodeField } from '#portal/forms/code-field.tsx';
import { FieldGroup } from '#portal/forms/field-group.tsx';
import { Form } from '#portal/forms/form.tsx';
import { problemsAt, textOf, type FormState } from '#portal/forms/form-state.ts';
import { HiddenField, TextField, YearMonthField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { Notice } from '#portal/parts/notice.tsx';
import { Steps } from '#portal/parts/steps.tsx';
import { AfterReading } from '#portal/parts/long-text.tsx';
import type { Instant } from '#contracts/dates.ts';
import type { AccountChoices } from './account-choices.ts';
import { AgreementText, type AgreementView } from './agreement-text.tsx';
import { words } from './registration-words.ts';

type Props<V> = { view: V; page: PageContext; form: FormState };

const HREFS = ['/register', '/register/notes', '/register/form', '/register/re-entry', '/register/phone'];

/** The five steps of registering. */
export function RegistrationSteps({ page, at }: { page: PageContext; at: number }): JSX.Element {
  return <Steps page={page} at={at} steps={words[page.lang].steps.map((text, n) => ({ text, href: HREFS[n] }))} />;
}

/** The trail of every page of registration. */
export const registrationTrail = (page: PageContext) => [{ text: words[page.lang].register, href: paths.register }];

/** 网上报名协议 (R-2.1.1-05). */
export function AgreementPage({ view, page, form }: Props<AgreementView>): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} form={form} title={view.title} trail={registrationTrail(page)} lead={w.agreementLead} steps={<RegistrationSteps page={page} at={0} />}>
      <AgreementText page={page} agreement={view} />
      <Form page={page} form={form} action="/register">
        <HiddenField name="version" value={view.version} />
        <AfterReading page={page} of="agreement">
          <Buttons><SubmitButton page={page} text={w.accept} /><LinkButton href={paths.home} text={w.decline} tone="quiet" /></Buttons>
        </AfterReading>
      </Form>
    </Page>
  );
}

/** 注册须知 (R-2.1.1-07). */
export function NotesPage({ page, form }: Props<null>): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} form={form} title={w.notesTitle} trail={registrationTrail(page)} lead={w.notesLead} steps={<RegistrationSteps page={page} at={1} />}>
      <ol class="account-notes">{w.notes.map((note) => <li key={note}>{note}</li>)}</ol>
      <Form page={page} form={form} action="/register/notes">
        <Buttons><SubmitButton page={page} text={w.next} /><LinkButton href="/register" text={w.previous} tone="quiet" /></Buttons>
      </Form>
    </Page>
  );
}

export type ReentryView = { choices: AccountChoices; educations: number; degrees: number };

/** 重新输入进行信息确认 (R-2.1.1-27). Nothing of the first entry is shown: it is to be typed from the document again. */
export function ReentryPage({ view, page, form }: Props<ReentryView>): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <Page page={page} form={form} title={w.reentryTitle} trail={registrationTrail(page)} lead={w.reentryLead} steps={<RegistrationSteps page={page} at={3} />} dialog>
      <Form page={page} form={form} action="/register/re-entry" requiredNote>
        <FieldGroup title={w.personSection}>
          <TextField {...at} name="name" label={w.name} required width="medium" autoComplete="off" />
          <SelectField {...at} name="documentType" label={w.documentType} required width="medium" choices={view.choices.documentTypes} />
          <TextField {...at} name="documentNumber" label={w.documentNumber} required width="medium" />
        </FieldGroup>
        {Array.from({ length: view.educations }, (_, n) => (
          <FieldGroup key={n} title={`${w.education} ${n + 1}`}>
            <TextField {...at} name={`educations.${n}.certificateNumber`} label={w.certificateNumber} required width="medium" />
            <YearMonthField {...at} name={`educations.${n}.graduatedIn`} label={w.graduatedIn} required />
            <SelectField {...at} name={`educations.${n}.level`} label={w.level} required width="medium" choices={view.choices.educationLevels} />
          </FieldGroup>
        ))}
        {Array.from({ length: view.degrees }, (_, n) => (
          <FieldGroup key={n} title={`${w.degree} ${n + 1}`}>
            <TextField {...at} name={`degrees.${n}.certificateNumber`} label={w.certificateNumber} required width="medium" />
            <YearMonthField {...at} name={`degrees.${n}.awardedIn`} label={w.awardedIn} required />
            <SelectField {...at} name={`degrees.${n}.level`} label={w.degreeLevel} required width="medium" choices={view.choices.degreeLevels} />
          </FieldGroup>
        ))}
        <Buttons><SubmitButton page={page} text={w.confirm} /><LinkButton href="/register/form" text={w.reentryBack} tone="quiet" /></Buttons>
      </Form>
    </Page>
  );
}

export type PhoneView = { phone: string; smsSlow: boolean; sentTo: string | undefined; againAt: Instant | undefined; documentKnown: string };

/** The code to the phone that is bound with it (R-2.1.1-23, -24), and the prompt that a document is known (R-3.1.3-02). */
export function PhonePage({ view, page, form }: Props<PhoneView>): JSX.Element {
  const w = words[page.lang];
  if (problemsAt(form, 'documentNumber').includes(view.documentKnown)) return <KnownPage page={page} form={form} />;
  return (
    <Page page={page} form={form} title={w.phoneTitle} trail={registrationTrail(page)} lead={w.phoneLead(view.phone)} steps={<RegistrationSteps page={page} at={4} />}>
      {view.smsSlow ? <Notice page={page} tone="warning">{w.smsSlow}</Notice> : null}
      <Form page={page} form={form} action="/register/phone" leadsToDialog>
        <CodeField page={page} form={form} name="code" label={w.code} hint={w.codeHint} required sendTo="/register/phone/code" sendApi="/api/registration/codes" sendFields={[]} sentTo={view.sentTo} againAt={view.againAt} />
        <Buttons>
          <SubmitButton page={page} text={w.finish} />
          <LinkButton href="/register/form" text={w.changePhone} tone="quiet" />
        </Buttons>
      </Form>
    </Page>
  );
}

/** The prompt that the document is known under another name (R-3.1.3-02, D-04): to go on, or back to the code. */
function KnownPage({ page, form }: Pick<Props<unknown>, 'page' | 'form'>): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.knownTitle} trail={registrationTrail(page)} steps={<RegistrationSteps page={page} at={4} />} dialog>
      <Notice page={page} tone="warning" live><p><strong>{w.known}</strong></p><p>{w.knownMore}</p></Notice>
      <Form page={page} form={form} action="/register/phone" summary={false}>
        <HiddenField name="code" value={textOf(form, 'code')} />
        <Buttons>
          <SubmitButton page={page} text={w.goOn} name="goOn" value="true" />
          <LinkButton href="/register/phone" text={w.knownBack} tone="quiet" />
        </Buttons>
      </Form>
    </Page>
  );
}

/** The success words (R-2.1.1-28); 【确定】 leads to the sign-in (R-2.1.1-29). */
export function RegisteredPage({ view, page }: Props<{ phone: string }>): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.doneTitle} trail={registrationTrail(page)} steps={<RegistrationSteps page={page} at={5} />} dialog={{ leave: paths.signIn }}>
      <Notice page={page} tone="success" live><p><strong>{w.done(view.phone)}</strong></p><p>{w.doneMore}</p></Notice>
      <Buttons><LinkButton href={paths.signIn} text={w.toSignIn} tone="main" /></Buttons>
    </Page>
  );
}
