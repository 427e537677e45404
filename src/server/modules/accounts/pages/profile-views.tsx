import type { ComponentChildren, JSX } from 'preact';
import type { Instant } from '#contracts/dates.ts';
import { beijingTime } from '#contracts/dates.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { CaptchaField } from '#portal/forms/captcha-field.tsx';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import { CodeField } from '#portal/forms/code-field.tsx';
import { Form } from '#portal/forms/form.tsx';
import { emptyForm, type FormState } from '#portal/forms/form-state.ts';
import { HiddenField, PasswordField, TextField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { AfterReading } from '#portal/parts/long-text.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import type { AccountChoices } from './account-choices.ts';
import { AgreementText, type AgreementView } from './agreement-text.tsx';
import { words } from './profile-words.ts';

export type Props<V> = { view: V; page: PageContext; form: FormState };

/** How a verification stands, as verification tells it. */
export type StatusView = { tone: StatusTone; text: string; hint?: string | undefined };

/** Who it is about: on every page of 注册维护 (R-2.1.3-01). */
export type PersonView = { name: string; maskedDocumentNumber: string };

const trail = (page: PageContext) => [{ text: words[page.lang].profile, href: paths.profile }];

type FrameProps = { page: PageContext; form?: FormState; title: string; lead: string; person?: PersonView; wide?: boolean; children: ComponentChildren };

/** The frame of the pages of 注册维护: whose account it is, and the way back. */
export function ProfileFrame({ page, form, title, lead, person, wide, children }: FrameProps): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={title} trail={trail(page)} lead={lead} {...(form && { form })} {...(wide && { wide })}>
      {person === undefined ? null : <DataList items={[{ term: w.name, value: person.name }, { term: w.documentNumber, value: person.maskedDocumentNumber }]} />}
      {children}
      <p><a href={paths.profile}>{w.cancel}</a></p>
    </Page>
  );
}

export type ProfileView = PersonView & {
  saved: boolean; pending: boolean; userName: string; glyphDescription: string | undefined; documentType: string; registeredAt: Instant; identity: StatusView | undefined;
  maskedPhone: string | undefined; maskedMail: string; address: string | undefined; question: string; sessions: number; educations: number; degrees: number; agreementVersion: string;
};

/** 注册维护: everything of the account with what can be changed (R-2.1.3-01, D-03). */
export function ProfilePage({ view, page }: Props<ProfileView>): JSX.Element {
  const w = words[page.lang];
  const change = (href: string, text = w.change) => ({ text, href });
  return (
    <Page page={page} title={w.profile} trail={[]} lead={w.profileLead}>
      {view.saved ? <Notice page={page} tone="success" live>{w.saved}</Notice> : null}
      {view.pending ? <Notice page={page} tone="warning">{w.pending}</Notice> : null}
      {view.maskedPhone === undefined ? <Notice page={page} tone="warning">{w.noPhone}</Notice> : null}
      <Card title={w.identity} aside={view.identity === undefined ? undefined : <StatusTag tone={view.identity.tone} text={view.identity.text} />}>
        <DataList items={[
          { term: w.name, value: view.name }, ...(view.glyphDescription === undefined ? [] : [{ term: w.glyph, value: view.glyphDescription }]),
          { term: w.documentType, value: view.documentType }, { term: w.documentNumber, value: view.maskedDocumentNumber },
          { term: w.education, value: w.rowsCount(view.educations, view.degrees), act: change('/my/profile/education', w.manage) },
        ]} />
      </Card>
      <Card title={w.contact}>
        <DataList items={[
          { term: w.phone, value: view.maskedPhone, act: change('/my/profile/phone') },
          { term: w.mail, value: view.maskedMail, act: change('/my/profile/contact') },
          { term: w.address, value: view.address, act: change('/my/profile/contact') },
        ]} />
      </Card>
      <Card title={w.security}>
        <DataList items={[
          { term: w.userName, value: view.userName },
          { term: w.password, value: w.passwordSet, act: change('/my/profile/password') },
          { term: w.question, value: view.question, act: change('/my/profile/question') },
          { term: w.sessions, value: w.sessionsCount(view.sessions), act: change('/my/profile/sessions', w.manage) },
          { term: w.ownData, value: w.ownDataText, act: change('/my/data', w.see) },
          { term: w.looks, value: w.looksText, act: change('/my/profile/looks', w.looksSee) },
          { term: w.certificates, value: w.certificatesText, act: change('/my/certificates', w.see) },
          { term: w.matters, value: w.mattersText, act: change('/my/integrity', w.see) },
          { term: w.cases, value: w.casesText, act: change('/my/cases', w.see) },
          { term: w.agreement, value: view.agreementVersion, act: change('/my/profile/agreement', w.agreement) },
          { term: w.registeredAt, value: beijingTime(view.registeredAt) },
        ]} />
      </Card>
    </Page>
  );
}

/** 修改联系方式 (R-2.1.3-05). */
export function ContactPage({ view, page, form }: Props<{ person: PersonView; mail: string; address: string | undefined; postcode: string | undefined; askPassword: boolean }>): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <ProfileFrame page={page} form={form} title={w.contactTitle} lead={w.contactLead} person={view.person}>
      <Form page={page} form={form} action="/my/profile/contact" requiredNote>
        <TextField {...at} name="mail" label={w.mail} required width="medium" inputMode="email" autoComplete="email" maxLength={254} value={view.mail} />
        <TextField {...at} name="address" label={w.address} hint={w.addressHint} autoComplete="street-address" maxLength={120} value={view.address} />
        <TextField {...at} name="postcode" label={w.postcode} width="short" inputMode="numeric" autoComplete="postal-code" maxLength={10} check="digits" value={view.postcode} />
        {view.askPassword ? <PasswordField {...at} name="currentPassword" label={w.currentPassword} hint={w.passwordForMail} kind="current" /> : null}
        <Buttons><SubmitButton page={page} text={w.save} /></Buttons>
      </Form>
    </ProfileFrame>
  );
}

/** 修改密码找回问题 (R-2.1.3-02): type, answer and captcha as in the manual, and the current password. */
export function QuestionPage({ view, page, form }: Props<{ person: PersonView; question: string; choices: AccountChoices }>): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <ProfileFrame page={page} form={form} title={w.questionTitle} lead={w.questionLead} person={view.person}>
      <Form page={page} form={form} action="/my/profile/question" requiredNote>
        <SelectField {...at} name="recoveryQuestion" label={w.questionType} required width="medium" choices={view.choices.questions} value={view.question} />
        <TextField {...at} name="recoveryAnswer" label={w.answer} required width="medium" maxLength={60} />
        <PasswordField {...at} name="currentPassword" label={w.currentPassword} hint={w.currentPasswordHint} required kind="current" />
        <CaptchaField {...at} />
        <Buttons><SubmitButton page={page} text={w.confirm} /></Buttons>
      </Form>
    </ProfileFrame>
  );
}

/** 用户更换手机 (R-2.1.3-03). */
export function PhoneChangePage({ view, page, form }: Props<{ person: PersonView; current: string | undefined; sentTo: string | undefined; newPhone: string | undefined; askPassword: boolean }>): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <ProfileFrame page={page} form={form} title={w.phoneTitle} lead={w.phoneLead} person={view.person}>
      <DataList items={[{ term: w.currentPhone, value: view.current }]} />
      <Form page={page} form={form} action="/my/profile/phone" requiredNote>
        <TextField {...at} name="phone" label={w.newPhone} required width="medium" inputMode="tel" autoComplete="tel" check="mobile" maxLength={20} value={view.newPhone} />
        <CodeField {...at} name="code" label={w.code} hint={w.codeHint} required sendTo="/my/profile/phone/code" sendApi="/api/me/phone/codes" sendFields={['phone']} sentTo={view.sentTo} />
        {view.askPassword ? <PasswordField {...at} name="currentPassword" label={w.currentPassword} hint={w.passwordForPhone} required kind="current" /> : null}
        <Buttons><SubmitButton page={page} text={w.confirm} /></Buttons>
      </Form>
    </ProfileFrame>
  );
}

/** 修改密码. */
export function PasswordPage({ view, page, form }: Props<{ userName: string }>): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <ProfileFrame page={page} form={form} title={w.passwordTitle} lead={w.passwordLead}>
      <Form page={page} form={form} action="/my/profile/password" requiredNote>
        <input type="text" name="_userName" value={view.userName} autoComplete="username" hidden readOnly />
        <PasswordField {...at} name="currentPassword" label={w.currentPassword} required kind="current" />
        <PasswordField {...at} name="password" label={w.newPassword} hint={w.passwordHint} required kind="new" />
        <PasswordField {...at} name="passwordAgain" label={w.newPasswordAgain} required kind="new" />
        <Buttons><SubmitButton page={page} text={w.confirm} /></Buttons>
      </Form>
    </ProfileFrame>
  );
}

export type SessionView = { id: string; device: string; network: string; openedAt: Instant; lastSeenAt: Instant; current: boolean };

/** 登录设备: where the account is signed in, each with its end. */
export function SessionsPage({ view, page, form }: Props<{ sessions: readonly SessionView[] }>): JSX.Element {
  const w = words[page.lang];
  return (
    <ProfileFrame page={page} form={form} title={w.sessionsTitle} lead={w.sessionsLead} wide>
      <Table
        caption={w.sessionsTitle} captionUnseen rows={view.sessions} rowKey={(row) => row.id}
        columns={[
          { title: w.device, cell: (row) => row.device },
          { title: w.network, cell: (row) => row.network },
          { title: w.openedAt, cell: (row) => beijingTime(row.openedAt) },
          { title: w.lastSeenAt, cell: (row) => beijingTime(row.lastSeenAt) },
          { title: w.state, cell: (row) => row.current ? <StatusTag tone="success" text={w.thisOne} /> : (
            <Form page={page} form={emptyForm} action="/my/profile/sessions" summary={false}>
              <HiddenField name="id" value={row.id} /><SubmitButton page={page} text={w.signOutThere} tone="plain" />
            </Form>
          ) },
        ]}
      />
    </ProfileFrame>
  );
}

/** A changed agreement is accepted or the sign-in ends (R-2.1.1-06, article 5). */
export function AgreementAgainPage({ view, page, form }: Props<{ agreement: AgreementView; accepted: boolean }>): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} form={form} title={view.agreement.title} trail={trail(page)} lead={view.accepted ? w.agreementCurrent : w.agreementLead}>
      <AgreementText page={page} agreement={view.agreement} />
      {view.accepted ? <LinkButton href={paths.profile} text={w.cancel} /> : (
        <>
          <Form page={page} form={form} action="/my/profile/agreement">
            <HiddenField name="version" value={view.agreement.version} />
            <AfterReading page={page} of="agreement"><Buttons><SubmitButton page={page} text={w.accept} /></Buttons></AfterReading>
          </Form>
          <Form page={page} form={emptyForm} action={paths.signOut} summary={false}><SubmitButton page={page} text={w.decline} tone="quiet" /></Form>
        </>
      )}
    </Page>
  );
}
