import { z } from 'zod';
import { Day } from './dates.ts';
import { DocumentType } from './document-types.ts';
import { listPlace } from './list-places.ts';

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
  /** Whose agency keeps it: two digits of the province; absent: the nation's. */
  province: z.string().regex(/^\d{2}$/).optional(),
});
export type NewIntegrityRecord = z.infer<typeof NewIntegrityRecord>;

export const IntegrityRecordId = z.uuid('field.invalid').brand('IntegrityRecordId');
export type IntegrityRecordId = z.infer<typeof IntegrityRecordId>;

/** 记录期内 · 期满 · 已纠正（停止记录）. */
export const RecordState = z.enum(['counting', 'expired', 'closed']);
export type RecordState = z.infer<typeof RecordState>;

/** How the console asks for the register; name and document number find exactly. */
export const RecordFilter = z.object({ state: RecordState.optional(), after: listPlace('time.id').optional() });
export type RecordFilter = z.infer<typeof RecordFilter>;

/** Body of POST /api/staff/integrity-record-searches: at least one of both, exactly; in a body, because neither may stand in an address. */
export const SearchRecords = z.strictObject({ name: z.string().trim().max(80, 'field.too_long').default(''), documentNumber: z.string().trim().max(60, 'field.too_long').default('') });
export type SearchRecords = z.infer<typeof SearchRecords>;

/** What a correction does (纠正): the decision fell (撤销), was changed (变更), or the record ends early (提前终止). */
export const CorrectionKind = z.enum(['revoke', 'change', 'close_early'], 'field.choose');
export type CorrectionKind = z.infer<typeof CorrectionKind>;

/** Body of POST …/corrections: proposed by one, approved by another. */
export const ProposeCorrection = z.strictObject({
  kind: CorrectionKind,
  /** What the record becomes when the decision was changed. */
  toKind: BreachKind.optional(),
  /** The paper it rests on: 行政复议决定书、判决书等文号. */
  documentNumber: z.string('field.required').trim().min(6, 'breach.decision_number_format').max(80, 'field.too_long'),
  reason: z.string('field.required').trim().min(10, 'breach.words_too_few').max(1000, 'field.too_long'),
});
export type ProposeCorrection = z.infer<typeof ProposeCorrection>;

/** The second officer's word on a correction. */
export const DecideCorrection = z.strictObject({ decision: z.enum(['approve', 'refuse'], 'field.choose'), note: z.string().trim().max(500, 'field.too_long').default('') });
export type DecideCorrection = z.infer<typeof DecideCorrection>;

/** One line of the register, person masked. */
export const RecordItem = z.object({
  recordId: IntegrityRecordId, name: z.string(), documentNumber: z.string(), kindText: z.string(), article: z.string(), decisionNumber: z.string(), decidedOn: z.string(), until: z.string().nullable(),
  state: RecordState, stateText: z.string(), placeText: z.string(), correctionWaits: z.boolean(),
});
export type RecordItem = z.infer<typeof RecordItem>;
export const RecordItems = z.object({ items: z.array(RecordItem), next: z.string().nullable() });

/** What one officer proposed to correct and another settled, as both read it. */
export const CorrectionView = z.object({
  id: z.string(), kindText: z.string(), documentNumber: z.string(), reason: z.string(), stateText: z.string(), by: z.string(), at: z.number(), decidedBy: z.string().nullable(), note: z.string().nullable(), waits: z.boolean(),
});
export type CorrectionView = z.infer<typeof CorrectionView>;

/** One record with its history and corrections. */
export const RecordView = RecordItem.extend({
  closedOn: z.string().nullable(), recordedAt: z.number(), case: z.object({ accountId: z.string(), caseId: z.string() }).nullable(),
  history: z.array(z.object({ at: z.number(), actText: z.string(), by: z.string(), note: z.string().nullable() })),
  corrections: z.array(CorrectionView),
  /** Why nothing can be proposed, or the waiting proposal not be decided, by the reader. */
  propose: z.array(z.string()), decide: z.array(z.string()),
});
export type RecordView = z.infer<typeof RecordView>;
