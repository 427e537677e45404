import type { YearMonth } from '#contracts/dates.ts';
import { documentCategory, type DocumentType } from '#contracts/document-types.ts';
import { isHigherEducation, type EducationLevel, type StudyMode } from '#contracts/education.ts';
import { needsGlyphDescription } from '#contracts/person-names.ts';
import type { VerificationReason } from '#contracts/verification.ts';

/** Which way a subject is verified: a registry is asked, or a person must look at proof, and why. */
export type VerificationRoute = { kind: 'registry' } | { kind: 'manual'; reason: VerificationReason };

const REGISTRY: VerificationRoute = { kind: 'registry' };
const manual = (reason: VerificationReason): VerificationRoute => ({ kind: 'manual', reason });

/** First graduation month in the registry of education certificates (学历: 2002 on; R-2.1.1-31). */
export const EDUCATION_COVERED_FROM: YearMonth = '200201';
/** First month in the registry of degrees (学位: September 2008 on; R-2.1.1-31). */
export const DEGREE_COVERED_FROM: YearMonth = '200809';

/** How an identity is verified (身份核验): by registry, unless the document is not in it or the name is written with `[x]` (R-2.1.1-39). */
export function routeForIdentity(person: { name: string; documentType: DocumentType }): VerificationRoute {
  if (person.documentType === 'foreign_passport' || documentCategory(person.documentType) === 'military') return manual('document_not_covered');
  if (needsGlyphDescription(person.name)) return manual('rare_character_name');
  return REGISTRY;
}

/** How an education row is verified (学历核验): college and above, inland, from 2002 on by registry; the rest by a person. */
export function routeForEducation(row: { graduatedIn: YearMonth; educationLevel: EducationLevel; studyMode: StudyMode }): VerificationRoute {
  if (row.studyMode === 'overseas') return manual('foreign_certificate');
  if (row.studyMode === 'military_academy' || row.studyMode === 'party_school') return manual('military_or_party_school');
  if (!isHigherEducation(row.educationLevel)) return manual('level_not_covered');
  if (row.graduatedIn < EDUCATION_COVERED_FROM) return manual('education_before_2002');
  return REGISTRY;
}

/** How a degree row is verified (学位核验): from September 2008 on by registry; older and foreign ones by a person. */
export function routeForDegree(row: { awardedIn: YearMonth; overseas: boolean }): VerificationRoute {
  if (row.overseas) return manual('foreign_certificate');
  return row.awardedIn < DEGREE_COVERED_FROM ? manual('degree_before_2008_09') : REGISTRY;
}
