import type { JSX } from 'preact';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import { RepeatedRows } from '#portal/forms/field-group.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { HiddenField, TextField, YearMonthField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { ROWS_MOST } from '#contracts/accounts.ts';
import type { AccountChoices } from './account-choices.ts';
import { words } from './registration-words.ts';

export type StoredEducation = { certificateNumber: string; institution: string; graduatedIn: string; major: string; level: string; mode: string };
export type StoredDegree = { certificateNumber: string; institution: string; awardedIn: string; major: string; level: string; type?: string | undefined; second?: string | undefined };

type RowsProps = { page: PageContext; form: FormState; choices: AccountChoices; count: number; max?: number };

/** 学历 (R-2.1.1-16): rows added and removed by submit buttons. */
export function EducationRows({ page, form, choices, count, min, max = ROWS_MOST, stored = [] }: RowsProps & { min: number; stored?: readonly StoredEducation[] }): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <>
      <HiddenField name="_rows" value="1" />
      <RepeatedRows
        page={page} what={w.education} count={count} min={min} max={max} addEdit="add-education" removeEdit="remove-education" addText={w.addEducation}
        row={(n) => (
          <div class="account-row">
            <TextField {...at} name={`educations.${n}.certificateNumber`} label={w.certificateNumber} required width="medium" maxLength={40} value={stored[n]?.certificateNumber} />
            <TextField {...at} name={`educations.${n}.institution`} label={w.institution} required width="medium" maxLength={60} value={stored[n]?.institution} />
            <YearMonthField {...at} name={`educations.${n}.graduatedIn`} label={w.graduatedIn} required value={stored[n]?.graduatedIn} />
            <TextField {...at} name={`educations.${n}.major`} label={w.major} required width="medium" maxLength={60} value={stored[n]?.major} />
            <SelectField {...at} name={`educations.${n}.level`} label={w.level} required width="medium" choices={choices.educationLevels} value={stored[n]?.level} />
            <SelectField {...at} name={`educations.${n}.mode`} label={w.mode} required width="medium" choices={choices.studyModes} value={stored[n]?.mode} />
          </div>
        )}
      />
    </>
  );
}

/** 学位 (R-2.1.1-18): optional rows. */
export function DegreeRows({ page, form, choices, count, max = ROWS_MOST, stored = [] }: RowsProps & { stored?: readonly StoredDegree[] }): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <RepeatedRows
      page={page} what={w.degree} count={count} min={0} max={max} addEdit="add-degree" removeEdit="remove-degree" addText={w.addDegree}
      row={(n) => (
        <div class="account-row">
          <TextField {...at} name={`degrees.${n}.certificateNumber`} label={w.certificateNumber} required width="medium" maxLength={40} value={stored[n]?.certificateNumber} />
          <TextField {...at} name={`degrees.${n}.institution`} label={w.school} required width="medium" maxLength={60} value={stored[n]?.institution} />
          <YearMonthField {...at} name={`degrees.${n}.awardedIn`} label={w.awardedIn} required value={stored[n]?.awardedIn} />
          <TextField {...at} name={`degrees.${n}.major`} label={w.degreeMajor} required width="medium" maxLength={60} value={stored[n]?.major} />
          <SelectField {...at} name={`degrees.${n}.level`} label={w.degreeLevel} required width="medium" choices={choices.degreeLevels} value={stored[n]?.level} />
          <SelectField {...at} name={`degrees.${n}.type`} label={w.degreeType} hint={w.degreeTypeHint} width="medium" choices={choices.degreeTypes} value={stored[n]?.type} />
          <SelectField {...at} name={`degrees.${n}.second`} label={w.secondDegree} hint={w.secondDegreeHint} width="medium" choices={choices.secondDegrees} value={stored[n]?.second} />
        </div>
      )}
    />
  );
}
