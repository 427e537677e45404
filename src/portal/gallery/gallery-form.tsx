import type { JSX } from 'preact';
import { Buttons, LinkButton, SubmitButton } from '../forms/buttons.tsx';
import { CaptchaField } from '../forms/captcha-field.tsx';
import { CheckboxField, CheckboxGroup, RadioGroup, SelectField, type Choice } from '../forms/choice-fields.tsx';
import { CodeField } from '../forms/code-field.tsx';
import { FieldGroup, RepeatedRows } from '../forms/field-group.tsx';
import { FileField } from '../forms/file-field.tsx';
import { Form } from '../forms/form.tsx';
import type { FormState } from '../forms/form-state.ts';
import { DateField, PasswordField, TextArea, TextField, YearMonthField } from '../forms/text-fields.tsx';
import type { PageContext } from '../page-context.ts';
import { samples } from './samples.ts';

const choices = (pairs: readonly (readonly string[])[]): Choice[] => pairs.map(([value = '', text = '']) => ({ value, text }));

/** A form with one of every field. */
export function GalleryForm({ page, form }: { page: PageContext; form: FormState }): JSX.Element {
  const s = samples[page.lang];
  const f = s.fields;
  const at = { page, form };
  const subjects = choices(s.choices.subjects).map((choice, n) => (n === 1 ? { ...choice, disabledReason: s.passedSubject } : choice));
  return (
    <Form page={page} form={form} requiredNote multipart autosave={{ method: 'PUT', url: '/api/_kit/draft' }}>
      <FieldGroup title={s.person}>
        <TextField {...at} name="userName" label={f.userName} hint={f.userNameHint} required width="medium" autoComplete="username" />
        <PasswordField {...at} name="password" label={f.password} hint={f.passwordHint} required kind="new" />
        <TextField {...at} name="name" label={f.name} hint={f.nameHint} required width="medium" autoComplete="name" />
        <SelectField {...at} name="documentType" label={f.documentType} required width="medium" value="resident_id" choices={choices(s.choices.documents)} />
        <TextField {...at} name="documentNumber" label={f.documentNumber} required width="medium" check="resident-id" checkWhen={{ name: 'documentType', value: 'resident_id' }} tellsBirth />
        <DateField {...at} name="bornOn" label={f.bornOn} />
        <RadioGroup {...at} name="sex" label={f.sex} required inline value="female" choices={choices(s.choices.sexes)} />
        <SelectField {...at} name="province" label={f.province} required width="medium" choices={choices(s.choices.provinces)} />
        <SelectField {...at} name="city" label={f.city} width="medium" choices={[]} source={{ url: '/api/_kit/cities?province={}', dependsOn: 'province', refreshEdit: 'refresh' }} />
      </FieldGroup>
      <FieldGroup title={s.education} hint={s.educationHint}>
        <RepeatedRows
          page={page} what={s.educationRow} count={2} min={1} max={5} addEdit="add-education" removeEdit="remove-education"
          row={(n) => (
            <>
              <SelectField {...at} name={`educations.${n}.level`} label={f.level} required width="medium" choices={choices(s.choices.levels)} />
              <TextField {...at} name={`educations.${n}.school`} label={f.school} required />
              <YearMonthField {...at} name={`educations.${n}.graduatedIn`} label={f.graduatedIn} required />
            </>
          )}
        />
      </FieldGroup>
      <FieldGroup title={s.statusTitle}>
        <CheckboxGroup {...at} name="subjects" label={f.subjects} required choices={subjects} />
        <TextField {...at} name="phone" label={f.phone} required width="medium" inputMode="tel" autoComplete="tel" check="mobile" />
        <CodeField {...at} name="code" label={f.code} required sendTo="/_kit/code" sendApi="/api/_kit/codes" sendFields={['phone']} />
        <TextArea {...at} name="reason" label={f.reason} hint={f.reasonHint} maxLength={200} />
        <FileField {...at} name="photo" label={f.photo} accept="image/jpeg,image/png,application/pdf" formats={f.photoFormats} max="5 MB" />
        <CaptchaField {...at} />
        <CheckboxField {...at} name="agree" label={f.agree} required />
      </FieldGroup>
      <Buttons>
        <SubmitButton page={page} text={s.submit} />
        <SubmitButton page={page} text={s.temporary} tone="plain" name="_act" value="save" />
        <LinkButton href="/_kit?sheet=parts" text={s.back} tone="quiet" />
      </Buttons>
    </Form>
  );
}
