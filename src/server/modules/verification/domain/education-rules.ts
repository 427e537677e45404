import type { YearMonth } from '#contracts/dates.ts';
import type { VerificationReason } from '#contracts/verification.ts';

/** Which way a subject is verified: a registry is asked, or a person must look at proof, and why. */
export type VerificationRoute = { kind: 'registry' } | { kind: 'manual'; reason: VerificationReason };

const REGISTRY: VerificationRoute = { kind: 'registry' };
const manual = (reason: VerificationReason): VerificationRoute => ({ kind: 'manual', reason });

/** First graduation month in the registry of education certificates (学历: 2002 on; R-2.1.1-31). */
export const EDUCATION_COVERED_FROM: YearMonth = '200201';
/** First month in the registry of degrees (学位: September 2008 on; R-2.1.1-31). */
export const DEGREE_COVERED_FROM: YearMonth = '200809';

/** Levels below college (GB/T 4658: 中等专科 41 …) are not kept in the national registry. */
const BELOW_COLLEGE = new Set(['41', '44', '47', '61', '71', '90']);
/** Documents that the identity registry does not hold: 军官证 and its kin, foreign passports. */
const DOCUMENTS_NOT_COVERED = new Set(['officer_card', 'civilian_cadre_card', 'soldier_card', 'police_card', 'foreign_passport', 'other']);

/** How an identity is verified (身份核验): by registry, unless the document is not in it or the name is written with `[x]` (R-2.1.1-39). */
export function routeForIdentity(person: { name: string; documentType: string }): VerificationRoute {
  if (DOCUMENTS_NOT_COVERED.has(person.documentType)) return manual('document_not_covered');
  if (/\[[^\]]+\]/u.test(person.name)) return manual('rare_character_name');
  return REGISTRY;
}

/** How an education row is verified (学历核验): college and above, inland, from 2002 on by registry; the rest by a person. */
export function routeForEducation(row: { graduatedIn: YearMonth; educationLevel: string; studyMode: string }): VerificationRoute {
  if (row.studyMode === 'overseas') return manual('foreign_certificate');
  if (row.studyMode === 'military' || row.studyMode === 'party_school') return manual('military_or_party_school');
  if (BELOW_COLLEGE.has(row.educationLevel)) return manual('level_not_covered');
  if (row.graduatedIn < EDUCATION_COVERED_FROM) return manual('education_before_2002');
  return REGISTRY;
}

/** How a degree row is verified (学位核验): from September 2008 on by registry; older ones by a person. */
export function routeForDegree(row: { obtainedIn: YearMonth }): VerificationRoute {
  return row.obtainedIn < DEGREE_COVERED_FROM ? manual('degree_before_2008_09') : REGISTRY;
}
