import { z } from 'zod';
import { IntegrityRecordId } from './integrity.ts';
import { listPlace } from './list-places.ts';

/** 待上报 · 对方已收 · 对方拒收. */
export const CreditReportState = z.enum(['queued', 'taken', 'refused'], 'field.not_a_choice');
export type CreditReportState = z.infer<typeof CreditReportState>;

const Key = listPlace('time.id');

/** How the console asks for the reports to the credit platform. */
export const CreditReportFilter = z.object({ state: CreditReportState.optional(), after: Key.optional() });
export type CreditReportFilter = z.infer<typeof CreditReportFilter>;

/** Where the credit platform stands with one record: what it shall show, how often it was told, its receipt or what it said last, and when it is told next. Nobody's name: the register has it. */
export const CreditReportItem = z.object({
  recordId: IntegrityRecordId, decisionNumber: z.string(), kindText: z.string(), placeText: z.string(), wantedText: z.string(), state: CreditReportState, stateText: z.string(),
  tries: z.int(), whyText: z.string().nullable(), nextAt: z.number().nullable(), receipt: z.string().nullable(), takenAt: z.number().nullable(), orderedAt: z.number(),
  /** Why the reader cannot have it sent again. */
  resend: z.array(z.string()),
});
export type CreditReportItem = z.infer<typeof CreditReportItem>;
export const CreditReportItems = z.object({ items: z.array(CreditReportItem), next: Key.nullable(), counts: z.record(CreditReportState, z.int()) }).meta({ id: 'CreditReportItems' });
export type CreditReportItems = z.infer<typeof CreditReportItems>;

/** Body of POST …/resending: why it is sent again; kept in the record's history. */
export const ResendReport = z.strictObject({ reason: z.string('field.required').trim().min(4, 'field.too_short').max(300, 'field.too_long') });

export const ComparisonId = z.uuid('field.invalid');

/** How the console asks for comparisons of both sides. */
export const ComparisonFilter = z.object({ after: Key.optional() });

/** One comparison of both sides (双向核对): how many records, how many differed, and how many of those the reader is responsible for. */
export const ComparisonItem = z.object({ id: ComparisonId, done: z.boolean(), stateText: z.string(), compared: z.int(), differing: z.int(), within: z.int(), at: z.number() });
export type ComparisonItem = z.infer<typeof ComparisonItem>;
export const ComparisonItems = z.object({ items: z.array(ComparisonItem), next: Key.nullable() }).meta({ id: 'CreditComparisonItems' });

/** How the console asks for what differed. */
export const DifferenceFilter = z.object({ after: z.uuid('field.invalid').optional() });

/** What both sides did not agree on about one record, and what became of it; no decision number where nobody here knows the record. */
export const DifferenceItem = z.object({ recordId: z.string(), decisionNumber: z.string().nullable(), placeText: z.string().nullable(), kindText: z.string(), oursText: z.string(), theirsText: z.string(), mendedText: z.string(), mended: z.boolean() });
export type DifferenceItem = z.infer<typeof DifferenceItem>;
export const DifferenceItems = z.object({ items: z.array(DifferenceItem), next: z.uuid().nullable() }).meta({ id: 'CreditDifferenceItems' });
