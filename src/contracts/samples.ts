import { z } from 'zod';
import { SittingId } from './catalogue.ts';
import { Day } from './dates.ts';
import { ApplicationId } from './ids.ts';
import { ProvinceCode } from './regions.ts';

export const SampleId = z.uuid('field.invalid').brand('SampleId');
export type SampleId = z.infer<typeof SampleId>;

/** 考后核查: complete applications; 盲审: decisions of reviewers, reviewed again by somebody who does not see them. */
export const SampleKind = z.enum(['post_exam', 'blind'], 'field.choose');
export type SampleKind = z.infer<typeof SampleKind>;

/** What came of a drawn application: drawn, called for its papers, 合格, 不合格, 未按期. */
export const SampleResult = z.enum(['drawn', 'called', 'passed', 'failed', 'missed']);
export type SampleResult = z.infer<typeof SampleResult>;

/** Body of POST /api/staff/review/samples (公布抽样): what is drawn from, and how much of it. */
export const AnnounceSample = z.strictObject({ kind: SampleKind, sitting: SittingId, province: ProvinceCode.optional(), ratePercent: z.int('field.invalid').min(1, 'field.invalid').max(100, 'field.invalid') });
export type AnnounceSample = z.infer<typeof AnnounceSample>;

/** A sample as everybody of the jurisdiction sees it: the digest from the beginning, the seed after the draw. */
export const SampleView = z.object({
  id: SampleId, kind: SampleKind, kindText: z.string(), sittingText: z.string(), provinceText: z.string(), ratePercent: z.int(), state: z.enum(['announced', 'drawing', 'drawn']), stateText: z.string(),
  seedDigest: z.string(), seed: z.string().nullable(), frameCount: z.int().nullable(), frameDigest: z.string().nullable(), announcedAt: z.number(), announcedBy: z.string(), drawnAt: z.number().nullable(), dueOn: Day.nullable(),
  counts: z.record(SampleResult, z.int()),
});
export type SampleView = z.infer<typeof SampleView>;
export const Samples = z.object({ samples: z.array(SampleView), mayCheck: z.boolean() }).meta({ id: 'Samples' });
export type Samples = z.infer<typeof Samples>;

/** How two reviewers agree beyond chance (Cohen’s κ); null where chance alone agrees always. */
export const Agreement = z.object({ reviewed: z.int(), both: z.object({ approve: z.int(), reject: z.int() }), onlyFirst: z.int(), onlySecond: z.int(), observed: z.number().nullable(), expected: z.number().nullable(), kappa: z.number().nullable() });
export type Agreement = z.infer<typeof Agreement>;

export const SampleCursor = z.string().regex(/^\d{2}\.\d{1,9}$/, 'field.invalid');
export const SampleQuery = z.object({ result: SampleResult.optional(), after: SampleCursor.optional() });

/** One sample with a page of its cases. */
export const SampleDetail = z.object({
  sample: SampleView, mayCheck: z.boolean(), next: SampleCursor.nullable(), agreement: Agreement.nullable(),
  cases: z.array(z.object({ id: ApplicationId, number: z.string(), name: z.string(), stratumText: z.string(), rank: z.int(), result: SampleResult, resultText: z.string(), note: z.string().nullable(), verdictText: z.string().nullable(), firstText: z.string().nullable(), mine: z.boolean() })),
}).meta({ id: 'SampleDetail' });
export type SampleDetail = z.infer<typeof SampleDetail>;

/** Body of POST …/call (通知交材料): until which day. */
export const CallSample = z.strictObject({ dueOn: Day });
/** Body of POST …/cases/:id/result (核查结果). */
export const SettleSampleCase = z.strictObject({ result: z.enum(['passed', 'failed', 'missed'], 'field.choose'), note: z.string().trim().max(300, 'field.too_long').default('') });
export type SettleSampleCase = z.infer<typeof SettleSampleCase>;
/** Body of POST …/cases/:id/verdict (盲审结论). */
export const GiveVerdict = z.strictObject({ verdict: z.enum(['approve', 'reject'], 'field.choose'), note: z.string().trim().max(300, 'field.too_long').default('') });
export type GiveVerdict = z.infer<typeof GiveVerdict>;
