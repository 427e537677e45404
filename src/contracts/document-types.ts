import { z } from 'zod';

/** Kinds of identity document (证件类型, R-2.1.1-13, domain list 5.2). */
export const DocumentType = z.enum(
  [
    'resident_id',
    'hong_kong_macao_residence_permit',
    'taiwan_residence_permit',
    'hong_kong_macao_travel_permit',
    'taiwan_travel_permit',
    'passport',
    'foreign_passport',
    'permanent_residence_card_2017',
    'permanent_residence_card',
    'officer_card',
    'civilian_cadre_card',
    'soldier_card',
    'armed_police_card',
  ],
  'field.choose',
);
export type DocumentType = z.infer<typeof DocumentType>;

/** Whom a kind of document belongs to (证件类别, D-20): derived from the type, never asked. */
export type DocumentCategory = 'mainland' | 'hong_kong_macao_taiwan' | 'foreign' | 'military';

const CATEGORIES: Record<DocumentType, DocumentCategory> = {
  resident_id: 'mainland',
  hong_kong_macao_residence_permit: 'hong_kong_macao_taiwan',
  taiwan_residence_permit: 'hong_kong_macao_taiwan',
  hong_kong_macao_travel_permit: 'hong_kong_macao_taiwan',
  taiwan_travel_permit: 'hong_kong_macao_taiwan',
  passport: 'mainland',
  foreign_passport: 'foreign',
  permanent_residence_card_2017: 'foreign',
  permanent_residence_card: 'foreign',
  officer_card: 'military',
  civilian_cadre_card: 'military',
  soldier_card: 'military',
  armed_police_card: 'military',
};

/** The category a document type falls into (证件类别, D-20). */
export function documentCategory(type: DocumentType): DocumentCategory {
  return CATEGORIES[type];
}

const MILITARY_NUMBER = /^(?:\p{Script=Han}{1,3}字第[0-9A-Z-]{4,8}号?|[0-9A-Z]{6,8})$/u;

/** What a number of each type looks like once normalised; check digits and dates are judged apart. */
export const DOCUMENT_PATTERNS: Record<DocumentType, RegExp> = {
  resident_id: /^\d{17}[\dX]$/,
  hong_kong_macao_residence_permit: /^8[12]0000\d{11}[\dX]$/,
  taiwan_residence_permit: /^830000\d{11}[\dX]$/,
  hong_kong_macao_travel_permit: /^[HM]\d{8}(?:\d{2})?$/,
  taiwan_travel_permit: /^\d{8}$/,
  passport: /^(?:[EDSPG]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]E\d{7})$/,
  foreign_passport: /^[0-9A-Z]{5,17}$/,
  permanent_residence_card_2017: /^[A-Z]{3}\d{12}$/,
  permanent_residence_card: /^9\d{16}[\dX]$/,
  officer_card: MILITARY_NUMBER,
  civilian_cadre_card: MILITARY_NUMBER,
  soldier_card: MILITARY_NUMBER,
  armed_police_card: MILITARY_NUMBER,
};
