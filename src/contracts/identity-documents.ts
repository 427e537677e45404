import { z } from 'zod';
import { checkCharacterFits, dayOfDigits } from './citizen-number.ts';
import { CountryCode } from './countries.ts';
import type { Day } from './dates.ts';
import { DOCUMENT_PATTERNS, DocumentType } from './document-types.ts';
import { halfWidth, withoutInvisible } from './half-width.ts';
import { refuse, type Refusal } from './refusals/refuse.ts';

export type Sex = 'male' | 'female';

/** The number as it is kept (证件号码): half-width, without spaces, letters in upper case. */
export function normaliseDocumentNumber(number: string): string {
  return withoutInvisible(halfWidth(number)).replaceAll(/\s/g, '').replaceAll(/[‐‑–—]/g, '-').toUpperCase();
}

/** Every reason why this cannot be a number of that type (R-2.1.1-15, GB 11643-1999); `today` bounds the birth date. An empty list means it fits. */
export function documentNumberRefusals(type: DocumentType, number: string, today: Day): Refusal[] {
  const normal = normaliseDocumentNumber(number);
  if (normal === '') return [refuse('field.required')];
  if (!DOCUMENT_PATTERNS[type].test(normal)) return [formRefusal(type, normal)];
  const no: Refusal[] = [];
  if (type === 'resident_id' && !MAINLAND_AREA.test(normal)) {
    no.push(refuse(checkCharacterFits(normal) && otherTypeOf(type, normal) ? 'identity.number_of_other_type' : 'identity.number_area'));
  }
  if (hasBirthDate(type)) {
    const bornOn = bornOnIn(type, normal);
    if (bornOn === undefined || bornOn > today) no.push(refuse('identity.number_birth_date'));
  }
  if (hasCheckCharacter(type) && !checkCharacterFits(normal)) no.push(refuse('identity.number_check_digit'));
  return no;
}

const MAINLAND_AREA = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-6]|71)/;
const EIGHTEEN_WITH_CHECK: readonly DocumentType[] = ['resident_id', 'hong_kong_macao_residence_permit', 'taiwan_residence_permit', 'permanent_residence_card'];

const hasCheckCharacter = (type: DocumentType) => EIGHTEEN_WITH_CHECK.includes(type);
const hasBirthDate = (type: DocumentType) => hasCheckCharacter(type) || type === 'permanent_residence_card_2017';

function formRefusal(type: DocumentType, normal: string): Refusal {
  if (type === 'resident_id' && /^\d{15}$/.test(normal)) return refuse('identity.first_generation_number');
  return refuse(otherTypeOf(type, normal) ? 'identity.number_of_other_type' : 'identity.number_format');
}

/** The one other type whose number this plainly is; loose types (foreign passports, military cards) take almost anything, so they are never guessed. */
function otherTypeOf(type: DocumentType, normal: string): DocumentType | undefined {
  const guessable = DocumentType.options.filter((t) => t !== type && !['foreign_passport', 'officer_card', 'civilian_cadre_card', 'soldier_card', 'armed_police_card', 'taiwan_travel_permit'].includes(t));
  const found = guessable.filter((t) => DOCUMENT_PATTERNS[t].test(normal) && (!hasCheckCharacter(t) || checkCharacterFits(normal)));
  return found.find((t) => t !== 'resident_id') ?? found[0];
}

/** The birth date a number carries: eight digits, or six with the century left out on the permanent residence card of 2017. */
function bornOnIn(type: DocumentType, normal: string): Day | undefined {
  if (type !== 'permanent_residence_card_2017') return dayOfDigits(normal.slice(6, 14));
  const six = normal.slice(7, 13);
  return dayOfDigits(`19${six}`) ?? dayOfDigits(`20${six}`);
}

/** Birth date and sex as a number of 18 tells them (第17位奇数为男); nothing from types that do not carry them for certain. */
export function birthAndSexOf(type: DocumentType, number: string): { bornOn: Day; sex: Sex } | undefined {
  const normal = normaliseDocumentNumber(number);
  if (!hasCheckCharacter(type) || !checkCharacterFits(normal)) return undefined;
  const bornOn = bornOnIn(type, normal);
  return bornOn === undefined ? undefined : { bornOn, sex: Number(normal.charAt(16)) % 2 === 1 ? 'male' : 'female' };
}

/** The number as it may be shown (R-2.1.1-15): first ten and last four of an 18-digit number, a third and two of shorter ones. */
export function maskDocumentNumber(number: string): string {
  const points = [...normaliseDocumentNumber(number)];
  const [head, tail] = points.length >= 18 ? [10, 4] : [Math.floor(points.length / 3), 2];
  return `${points.slice(0, head).join('')}****${points.slice(points.length - tail).join('')}`;
}

/** What makes two numbers of one type the same document: a travel permit keeps its first nine through renewals, 字第…号 is only the printed frame of a military number. */
export function documentNumberKey(type: DocumentType, number: string): string {
  const normal = normaliseDocumentNumber(number);
  if (type === 'hong_kong_macao_travel_permit') return normal.slice(0, 9);
  return DOCUMENT_PATTERNS[type] === DOCUMENT_PATTERNS.officer_card ? normal.replace(/号$/, '') : normal;
}

/** A document number as typed, made normal; which type it must fit is asked by `documentNumberRefusals`. */
export const DocumentNumber = z
  .string('field.required')
  .max(60, 'field.too_long')
  .transform(normaliseDocumentNumber)
  .pipe(z.string().min(1, 'field.required').max(40, 'field.too_long'));

/** The identity document of a person: type, number, and for a foreign passport who issued it (证件类型、证件号码、签发国). */
export const IdentityDocument = z.object({ documentType: DocumentType, documentNumber: DocumentNumber, issuingCountry: CountryCode.optional() });
export type IdentityDocument = z.infer<typeof IdentityDocument>;

/** Every reason why a document cannot be taken, at its fields: number rules and the country of a foreign passport. */
export function identityDocumentRefusals(document: IdentityDocument, today: Day): Refusal[] {
  const no: Refusal[] = documentNumberRefusals(document.documentType, document.documentNumber, today).map((r) => ({ ...r, path: 'documentNumber' }));
  if (document.documentType !== 'foreign_passport') return no;
  if (document.issuingCountry === undefined) no.push(refuse('identity.country_needed', { path: 'issuingCountry' }));
  return no;
}
