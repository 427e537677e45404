import type { JSX } from 'preact';
import { drawnOnce } from '#portal/drawn-once.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { CaptchaField } from '#portal/forms/captcha-field.tsx';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import { FieldGroup } from '#portal/forms/field-group.tsx';
import { Form } from '#portal/forms/form.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { PasswordField, TextField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { countRows } from '../form-body.ts';
import type { AccountChoices } from './account-choices.ts';
import { RareCharacterPicker } from './rare-character-picker.tsx';
import { RegistrationSteps, registrationTrail } from './registration-views.tsx';
import { words } from './registration-words.ts';
import { DegreeRows, EducationRows, type StoredDegree, type StoredEducation } from './row-fields.tsx';

/** What was filled in before; nothing secret among it. */
export type StoredForm = {
  userName: string; name: string; glyphDescription?: string | undefined; documentType: string; documentNumber: string; issuingCountry?: string | undefined;
  educations: readonly StoredEducation[]; degrees: readonly StoredDegree[]; recoveryQuestion: string; mail: string; phone: string;
};

export type RegistrationFormView = { choices: AccountChoices; stored: StoredForm | undefined; secretsKept: boolean };

/** How the number of each document is written, and what whoever registers must know: the same for everybody. */
const DocumentHints = drawnOnce<{ choices: AccountChoices; title: string }>(({ choices }) => ({ owner: choices, key: '' }), ({ choices, title }) => <details class="account-hints"><summary>{title}</summary><DataList items={choices.documentHints.map((row) => ({ term: row.name, value: row.hint }))} /></details>);
const Important = drawnOnce<{ w: (typeof words)['zh'] }>(({ w }) => ({ owner: w, key: '' }), ({ w }) => <Card title={w.importantTitle}><ol class="account-notes">{w.important.map((note) => <li key={note}>{note}</li>)}</ol></Card>);

/** 填写信息 (R-2.1.1-08…24): the secrets stand last, because adding a row without a script loads the page again and a password is never sent back. */
export function RegistrationFormPage({ view, page, form }: { view: RegistrationFormView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  const { choices, stored } = view;
  const kept = view.secretsKept ? w.passwordKept : undefined;
  return (
    <Page page={page} form={form} title={w.formTitle} trail={registrationTrail(page)} lead={<><span class="account-subtitle" lang={page.lang === 'zh' ? 'en' : 'zh-CN'}>{w.formSubtitle}</span>{w.formLead}</>} steps={<RegistrationSteps page={page} at={2} />}>
      <Form page={page} form={form} action="/register/form" requiredNote leadsToDialog>
        <FieldGroup title={w.personSection}>
          <TextField {...at} name="name" label={w.name} hint={w.nameHint} required width="medium" maxLength={100} autoComplete="name" value={stored?.name} />
          <RareCharacterPicker page={page} form={form} />
          <TextField {...at} name="glyphDescription" label={w.glyph} hint={w.glyphHint} maxLength={200} value={stored?.glyphDescription} />
          <SelectField {...at} name="documentType" label={w.documentType} required width="medium" empty={false} choices={choices.documentTypes} value={stored?.documentType ?? 'resident_id'} />
          <TextField {...at} name="documentNumber" label={w.documentNumber} required width="medium" maxLength={40} check="resident-id" checkWhen={{ name: 'documentType', value: 'resident_id' }} tellsBirth value={stored?.documentNumber} />
          <DocumentHints choices={choices} title={w.documentHints} />
          <SelectField {...at} name="issuingCountry" label={w.country} hint={w.countryHint} width="medium" choices={choices.countries} value={stored?.issuingCountry} />
        </FieldGroup>
        <FieldGroup title={w.rowsSection} hint={w.rowsHint}>
          <EducationRows page={page} form={form} choices={choices} count={countRows(form.values, 'educations', stored?.educations.length ?? 1)} min={1} stored={stored?.educations ?? []} />
          <DegreeRows page={page} form={form} choices={choices} count={countRows(form.values, 'degrees', stored?.degrees.length ?? 0)} stored={stored?.degrees ?? []} />
          <p class="field__hint">{w.degreeNone}</p>
        </FieldGroup>
        <FieldGroup title={w.contactSection}>
          <TextField {...at} name="mail" label={w.mail} hint={w.mailHint} required width="medium" maxLength={254} inputMode="email" autoComplete="email" value={stored?.mail} />
          <TextField {...at} name="phone" label={w.phone} hint={w.phoneHint} required width="medium" maxLength={20} inputMode="tel" autoComplete="tel" check="mobile" value={stored?.phone} />
        </FieldGroup>
        <FieldGroup title={w.accountSection}>
          <TextField {...at} name="userName" label={w.userName} hint={w.userNameHint} required width="medium" maxLength={30} autoComplete="username" value={stored?.userName} />
          <PasswordField {...at} name="password" label={w.password} hint={kept ?? w.passwordHint} required={kept === undefined} kind="new" />
          <PasswordField {...at} name="passwordAgain" label={w.passwordAgain} hint={kept} required={kept === undefined} kind="new" />
          <SelectField {...at} name="recoveryQuestion" label={w.question} required width="medium" choices={choices.questions} value={stored?.recoveryQuestion} />
          <TextField {...at} name="recoveryAnswer" label={w.answer} hint={kept ?? w.answerHint} required={kept === undefined} width="medium" maxLength={60} />
          <CaptchaField {...at} />
        </FieldGroup>
        <Buttons><SubmitButton page={page} text={w.submit} /><LinkButton href="/register/notes" text={w.previous} tone="quiet" /></Buttons>
      </Form>
      <Important w={w} />
    </Page>
  );
}
