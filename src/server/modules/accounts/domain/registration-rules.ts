import type { DegreeEntry, EducationEntry, RegistrationForm, RegistrationReentry } from '#contracts/accounts.ts';
import type { Day, YearMonth } from '#contracts/dates.ts';
import { degreeCertificateRefusals, educationCertificateRefusals, studyModeFits } from '#contracts/education.ts';
import { identityDocumentRefusals } from '#contracts/identity-documents.ts';
import { nameRefusals } from '#contracts/person-names.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Sound } from '#contracts/sound.ts';
import { passwordRefusals } from '#server/kernel/password-policy.ts';
import { ANSWER_MIN, answerKey } from './recovery.ts';

/** What must be typed anew: on the first showing both secrets, later only what is to be replaced. */
export type SecretsKept = { password: boolean; answer: boolean };

/** Every reason why the registration form cannot be taken (R-2.1.1-09…24), each at its field; of a form that could be read only in parts, every reason its parts give. */
export function refusalsToFill(form: Sound<RegistrationForm>, kept: SecretsKept, today: Day): Refusal[] {
  return [
    ...secretRefusals(form, kept),
    ...(form.name === undefined ? [] : nameRefusals(form.name, form.glyphDescription).map((r) => ({ path: 'name', ...r }))),
    ...documentRefusals(form, today),
    ...rowRefusals(form, today),
    ...answerRefusals(form.recoveryAnswer, kept.answer),
  ];
}

function documentRefusals({ documentType, documentNumber, issuingCountry }: Sound<RegistrationForm>, today: Day): Refusal[] {
  if (documentType === undefined) return [];
  const no = identityDocumentRefusals({ documentType, documentNumber: documentNumber ?? '', issuingCountry }, today);
  return documentNumber === undefined ? no.filter((r) => r.path !== 'documentNumber') : no;
}

function secretRefusals(form: Sound<RegistrationForm>, kept: SecretsKept): Refusal[] {
  const { password = '', passwordAgain = '' } = form;
  if (password === '' && passwordAgain === '') return kept.password ? [] : [refuse('field.required', { path: 'password' }), refuse('field.required', { path: 'passwordAgain' })];
  return newPasswordRefusals(password, passwordAgain, form.userName ?? '');
}

/** Every reason why a new password, typed twice, cannot be taken. */
export function newPasswordRefusals(password: string, again: string, userName: string): Refusal[] {
  const no = passwordRefusals(password, userName).map((r): Refusal => ({ ...r, path: 'password' }));
  if (again === '') no.push(refuse('field.required', { path: 'passwordAgain' }));
  else if (again !== password) no.push(refuse('account.password_differs', { path: 'passwordAgain' }));
  return no;
}

/** Every reason why an answer to the recovery question cannot be taken; an answer of marks and spaces only is no answer. */
export function answerRefusals(answer: string | undefined, kept: boolean): Refusal[] {
  if (answer === undefined || answer === '') return kept ? [] : [refuse('field.required', { path: 'recoveryAnswer' })];
  return [...answerKey(answer)].length < ANSWER_MIN ? [refuse('account.question_answer_short', { path: 'recoveryAnswer', params: { min: ANSWER_MIN } })] : [];
}

/** Every reason why education and degree rows cannot be taken, each at its field; `today` bounds their months. */
export function rowRefusals({ educations = [], degrees = [] }: Sound<{ educations: EducationEntry[]; degrees: DegreeEntry[] }>, today: Day): Refusal[] {
  return [
    ...educations.flatMap((row = {}, at) => atRow(`educations.${at}`, educationRefusals(row, today))),
    ...repeats(educations, 'educations'),
    ...degrees.flatMap((row = {}, at) => atRow(`degrees.${at}`, degreeRefusals(row, today))),
    ...repeats(degrees, 'degrees'),
  ];
}

const atRow = (row: string, no: Refusal[]) => no.map((r): Refusal => ({ ...r, path: `${row}.${r.path ?? ''}` }));

const monthOf = (day: Day): YearMonth => day.slice(0, 7).replace('-', '');

function educationRefusals({ certificateNumber, graduatedIn, level, mode }: Sound<EducationEntry>, today: Day): Refusal[] {
  const no: Refusal[] = [];
  if (certificateNumber !== undefined && level && mode && graduatedIn) no.push(...educationCertificateRefusals(certificateNumber, { level, mode, graduatedIn }).map((r): Refusal => ({ ...r, path: 'certificateNumber' })));
  if (graduatedIn && graduatedIn > monthOf(today)) no.push(refuse('identity.month_in_future', { path: 'graduatedIn' }));
  if (level && mode && !studyModeFits(level, mode)) no.push(refuse('identity.study_mode_unfit', { path: 'mode' }));
  return no;
}

/** The type is needed from master up (D-21); a degree of foreign origin cannot be told from its row, so its number is judged as free as an older one. */
function degreeRefusals({ certificateNumber, awardedIn, level, type, second }: Sound<DegreeEntry>, today: Day): Refusal[] {
  const no: Refusal[] = [];
  if (certificateNumber !== undefined && awardedIn) no.push(...degreeCertificateRefusals(certificateNumber, { awardedIn, overseas: /\p{Script=Han}/u.test(certificateNumber) }).map((r): Refusal => ({ ...r, path: 'certificateNumber' })));
  if (awardedIn && awardedIn > monthOf(today)) no.push(refuse('identity.month_in_future', { path: 'awardedIn' }));
  if (level && level !== 'bachelor' && type === undefined) no.push(refuse('identity.degree_type_needed', { path: 'type' }));
  if (level && level !== 'bachelor' && second !== undefined) no.push(refuse('identity.second_degree_of_bachelors', { path: 'second' }));
  return no;
}

function repeats(rows: readonly ({ certificateNumber?: string | undefined } | undefined)[], list: string): Refusal[] {
  return rows.flatMap((row, at) =>
    row?.certificateNumber !== undefined && rows.findIndex((other) => other?.certificateNumber === row.certificateNumber) < at ? [refuse('account.row_repeated', { path: `${list}.${at}.certificateNumber` })] : []);
}

/** Every field that was typed differently the second time (重新输入进行信息确认, R-2.1.1-27). Both sides are normalised, so a full-width digit is no difference. */
export function reentryDifferences(form: Pick<RegistrationForm, 'name' | 'documentType' | 'documentNumber' | 'educations' | 'degrees'>, again: Sound<RegistrationReentry>): Refusal[] {
  const no: Refusal[] = [];
  const compare = (path: string, first: string, second: string | undefined) => {
    if (first !== second) no.push(refuse('account.reentry_differs', { path }));
  };
  compare('name', form.name, again.name);
  compare('documentType', form.documentType, again.documentType);
  compare('documentNumber', form.documentNumber, again.documentNumber);
  form.educations.forEach((row, at) => {
    const typed = again.educations?.[at];
    compare(`educations.${at}.certificateNumber`, row.certificateNumber, typed?.certificateNumber);
    compare(`educations.${at}.graduatedIn`, row.graduatedIn, typed?.graduatedIn);
    compare(`educations.${at}.level`, row.level, typed?.level);
  });
  form.degrees.forEach((row, at) => {
    const typed = again.degrees?.[at];
    compare(`degrees.${at}.certificateNumber`, row.certificateNumber, typed?.certificateNumber);
    compare(`degrees.${at}.awardedIn`, row.awardedIn, typed?.awardedIn);
    compare(`degrees.${at}.level`, row.level, typed?.level);
  });
  if ((again.educations?.length ?? 0) > form.educations.length) no.push(refuse('account.reentry_differs', { path: `educations.${form.educations.length}.certificateNumber` }));
  if ((again.degrees?.length ?? 0) > form.degrees.length) no.push(refuse('account.reentry_differs', { path: `degrees.${form.degrees.length}.certificateNumber` }));
  return no;
}
