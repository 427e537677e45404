import type { JSX } from 'preact';
import { RadioGroup, SelectField } from '#portal/forms/choice-fields.tsx';
import { FieldGroup } from '#portal/forms/field-group.tsx';
import { TextArea, TextField } from '#portal/forms/text-fields.tsx';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';
import type { VerificationState } from '#contracts/verification.ts';
import type { SchoolingRow } from '../form-view.ts';
import { applicationPaths as paths } from '../paths.ts';
import type { FormPart } from './form-part.ts';
import { formWords } from './form-words.ts';

const TONES: Record<VerificationState, StatusTone> = {
  not_verified: 'neutral', verifying: 'info', passed: 'success', failed: 'danger', needs_manual: 'warning', manual_passed: 'success', manual_failed: 'danger',
};

const rows = (list: readonly SchoolingRow[]) => list.map((row) => ({ value: row.id, text: row.text, hint: <StatusTag tone={TONES[row.state]} text={row.stateText} /> }));

/** Which education and degree of the account the application rests on, with how their verification stands. */
export function SchoolingGroup({ view, page, form }: FormPart): JSX.Element {
  const w = formWords[page.lang];
  const at = { page, form };
  return (
    <FieldGroup title={w.schooling} hint={<a href={paths.education}>{w.addRows}</a>}>
      <RadioGroup {...at} name="educationId" label={w.education} hint={w.educationHint} required choices={rows(view.educations)} />
      {view.degrees.length === 0 ? null : <RadioGroup {...at} name="degreeId" label={w.degree} choices={[...rows(view.degrees), { value: '', text: w.noDegree }]} />}
      {view.majorClasses.length === 0 ? null : (
        <SelectField
          {...at} name="majorClass" label={w.majorClass} hint={w.majorClassHint} width="medium" required={!view.majorsByTable}
          {...(view.majorsByTable && { empty: w.byTable })} choices={view.majorClasses.map((c) => ({ value: c.code, text: c.name }))}
        />
      )}
    </FieldGroup>
  );
}

/** Years, employer and its kind (R-2.2.3-05, domain.md 2.4). */
export function WorkGroup({ view, page, form }: FormPart): JSX.Element {
  const w = formWords[page.lang];
  const at = { page, form };
  return (
    <FieldGroup title={w.work}>
      <TextField {...at} name="yearsOfWork" label={w.yearsOfWork} hint={w.yearsHint} required width="short" inputMode="numeric" maxLength={4} check="digits" />
      <TextField {...at} name="yearsInProfession" label={w.yearsInProfession} hint={w.professionHint(view.profession)} required width="short" inputMode="numeric" maxLength={4} check="digits" />
      <TextField {...at} name="employer" label={w.employer} hint={w.employerHint} required maxLength={60} autoComplete="organization" />
      <SelectField {...at} name="employerKind" label={w.employerKind} required width="medium" choices={Object.entries(w.employerKinds).map(([value, text]) => ({ value, text }))} />
    </FieldGroup>
  );
}

/** 送达地址 (R-2.2.1-18): prefilled from the account; and what the candidate needs at the examination. */
export function ContactGroup({ page, form }: FormPart): JSX.Element {
  const w = formWords[page.lang];
  const at = { page, form };
  return (
    <FieldGroup title={w.contact} hint={w.contactHint}>
      <TextField {...at} name="phone" label={w.phone} required width="medium" inputMode="tel" autoComplete="tel" check="mobile" maxLength={20} />
      <TextField {...at} name="mail" label={w.mail} required width="medium" inputMode="email" autoComplete="email" maxLength={120} />
      <TextField {...at} name="address" label={w.address} required autoComplete="street-address" maxLength={120} />
      <TextField {...at} name="postcode" label={w.postcode} required width="short" inputMode="numeric" autoComplete="postal-code" check="digits" maxLength={12} />
      <TextArea {...at} name="specialNeeds" label={w.needs} hint={w.needsHint} rows={2} maxLength={200} />
    </FieldGroup>
  );
}
