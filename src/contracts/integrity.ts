import { z } from 'zod';
import { Day } from './dates.ts';
import { DocumentType } from './document-types.ts';

/** How grave a recorded breach is (人社部令第31号): 严重 is recorded for five years, 特别严重 for a long term. */
export const BreachKind = z.enum(['serious', 'especially_serious'], 'field.choose');
export type BreachKind = z.infer<typeof BreachKind>;

/** That a person stands in the integrity file on a day (诚信档案记录期内); nothing about the case itself (D-16). */
export type IntegrityHold = {
  kind: BreachKind;
  /** Last day of the record period; null for a long-term record. */
  until: Day | null;
};

/** A record as it enters the integrity file (诚信档案库), after the decision was served. */
export const NewIntegrityRecord = z.strictObject({
  name: z.string().min(1),
  documentType: DocumentType.default('resident_id'),
  documentNumber: z.string().min(1),
  kind: BreachKind,
  article: z.string().min(1),
  decisionNumber: z.string().min(1),
  decidedOn: Day,
});
export type NewIntegrityRecord = z.infer<typeof NewIntegrityRecord>;
