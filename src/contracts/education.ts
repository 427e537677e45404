import { z } from 'zod';
import type { YearMonth } from './dates.ts';
import { halfWidth, withoutInvisible } from './half-width.ts';
import { refuse, type Refusal } from './refusals/refuse.ts';

/** Level of education (学历层次, GB/T 4658-2006), highest first as forms list it. */
export const EducationLevel = z.enum(
  ['doctorate', 'master', 'postgraduate_class', 'bachelor', 'second_bachelor', 'junior_college', 'secondary_specialised', 'vocational_high', 'technical_school', 'high_school', 'junior_middle', 'other'],
  'field.choose',
);
export type EducationLevel = z.infer<typeof EducationLevel>;

/** The code of a level of education in GB/T 4658-2006 (24 is our own, for 第二学士学位班). */
export const EDUCATION_LEVEL_CODES: Record<EducationLevel, string> = {
  doctorate: '11', master: '14', postgraduate_class: '17', bachelor: '21', second_bachelor: '24', junior_college: '31',
  secondary_specialised: '41', vocational_high: '44', technical_school: '47', high_school: '61', junior_middle: '71', other: '90',
};

/** Academic degree (学位层次, GB/T 6864-2003). */
export const DegreeLevel = z.enum(['doctorate', 'master', 'bachelor'], 'field.choose');
export type DegreeLevel = z.infer<typeof DegreeLevel>;

/** The code of a degree in GB/T 6864-2003. */
export const DEGREE_LEVEL_CODES: Record<DegreeLevel, string> = { doctorate: '2', master: '3', bachelor: '4' };

/** Kind of degree (学位类型, D-21). */
export const DegreeType = z.enum(['academic', 'professional', 'other'], 'field.choose');
export type DegreeType = z.infer<typeof DegreeType>;

/** Whether a bachelor's degree is a second one or one of a pair (第二学士学位、双学士学位); conditions of some exams ask. */
export const SecondDegree = z.enum(['second', 'dual'], 'field.choose');
export type SecondDegree = z.infer<typeof SecondDegree>;

/** Mode of study (培养方式). */
export const StudyMode = z.enum(
  ['full_time', 'adult_full_time', 'evening', 'correspondence', 'online', 'open', 'self_study', 'part_time_other', 'overseas', 'military_academy', 'party_school'],
  'field.choose',
);
export type StudyMode = z.infer<typeof StudyMode>;

const HIGHER: readonly EducationLevel[] = ['doctorate', 'master', 'postgraduate_class', 'bachelor', 'second_bachelor', 'junior_college'];

/** True for levels of higher education (大专及以上), the ones registries can verify. */
export function isHigherEducation(level: EducationLevel): boolean {
  return HIGHER.includes(level);
}

/** True when a level is taught in that mode: self-study, online and open study lead to college and bachelor only, schools below college have no such modes. */
export function studyModeFits(level: EducationLevel, mode: StudyMode): boolean {
  if (mode === 'self_study' || mode === 'online' || mode === 'open') return ['bachelor', 'second_bachelor', 'junior_college', 'secondary_specialised', 'other'].includes(level);
  if (mode === 'military_academy' || mode === 'party_school') return isHigherEducation(level) || level === 'secondary_specialised' || level === 'other';
  return true;
}

const FREE_NUMBER = /^[\p{Script=Han}0-9A-Z()/.\-]{4,40}$/u;
const REGISTERED_MODES: readonly StudyMode[] = ['full_time', 'adult_full_time', 'evening', 'correspondence', 'online', 'open'];

/** A certificate number as it is kept (证书编号): half-width, no spaces, letters in upper case. */
export function normaliseCertificateNumber(number: string): string {
  return withoutInvisible(halfWidth(number)).replaceAll(/\s/g, '').replaceAll(/[‐‑–—]/g, '-').toUpperCase();
}

/**
 * Every reason why this cannot be the number of an education certificate (学历证书编号): 18 digits for higher education registered since 2001,
 * anything sensible for older, foreign, self-study, military and party-school ones.
 */
export function educationCertificateRefusals(number: string, of: { level: EducationLevel; mode: StudyMode; graduatedIn: YearMonth }): Refusal[] {
  const normal = normaliseCertificateNumber(number);
  if (normal === '') return [refuse('field.required')];
  const registered = isHigherEducation(of.level) && REGISTERED_MODES.includes(of.mode) && of.graduatedIn >= '200101';
  if (registered && /^\d+$/.test(normal) && normal.length !== 18) return [refuse('identity.certificate_length', { params: { lengths: '18' } })];
  const fits = registered ? /^\d{18}$/.test(normal) : FREE_NUMBER.test(normal);
  return fits ? [] : [refuse('identity.certificate_format')];
}

/** Every reason why this cannot be the number of a degree certificate (学位证书编号): 16 or 17 characters since September 2008, a letter may lead; older and foreign ones are free. */
export function degreeCertificateRefusals(number: string, of: { awardedIn: YearMonth; overseas: boolean }): Refusal[] {
  const normal = normaliseCertificateNumber(number);
  if (normal === '') return [refuse('field.required')];
  if (of.overseas || of.awardedIn < '200809') return FREE_NUMBER.test(normal) ? [] : [refuse('identity.certificate_format')];
  if (!/^[A-Z]?\d+$/.test(normal)) return [refuse('identity.certificate_format')];
  return normal.length === 16 || normal.length === 17 ? [] : [refuse('identity.certificate_length', { params: { lengths: '16 / 17' } })];
}

/** A certificate number as typed, made normal; what it must look like is asked by the two functions above. */
export const CertificateNumber = z
  .string('field.required')
  .max(80, 'field.too_long')
  .transform(normaliseCertificateNumber)
  .pipe(z.string().min(1, 'field.required').max(40, 'field.too_long'));
