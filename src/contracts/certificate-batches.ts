import { z } from 'zod';
import { SittingId } from './catalogue.ts';
import { Day } from './dates.ts';
import { ProvinceCode } from './regions.ts';
import { Words } from './words.ts';

export const CertificateBatchId = z.uuid('field.invalid').brand('CertificateBatchId');
export type CertificateBatchId = z.infer<typeof CertificateBatchId>;

/** Where a batch of certificates stands (证书核发批次); `issuing` goes on in the background. */
export const BATCH_STATES = ['proposed', 'issuing', 'issued', 'withdrawn'] as const;
export const BatchState = z.enum(BATCH_STATES);
export type BatchState = z.infer<typeof BatchState>;
export const BATCH_STATE_WORDS: Record<BatchState, Words> = {
  proposed: { zh: '待第二人批准', en: 'awaiting the second person' }, issuing: { zh: '正在核发', en: 'being issued' }, issued: { zh: '已核发', en: 'issued' }, withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

/** Why somebody who was cleared got no certificate in a batch. */
export const LEFT_OUT_REASONS = ['account_frozen', 'photo_missing', 'unprintable', 'numbers_exhausted'] as const;
export const LeftOutReason = z.enum(LEFT_OUT_REASONS);
export type LeftOutReason = z.infer<typeof LeftOutReason>;
export const LEFT_OUT_WORDS: Record<LeftOutReason, Words> = {
  account_frozen: { zh: '账号已停用', en: 'the account is suspended' }, photo_missing: { zh: '没有合格的照片', en: 'there is no accepted photo' },
  unprintable: { zh: '姓名含有无法印刷的字符', en: 'the name holds a character that cannot be printed' }, numbers_exhausted: { zh: '编号已用完，须由全国考试机构调整编号格式', en: 'the numbers are used up; the national agency must change their format' },
};

/** Body of POST /api/staff/certificate-batches (提请核发): for whom, and the day of approval the certificates bear (批准日期). */
export const ProposeBatch = z.strictObject({ sittingId: SittingId, province: ProvinceCode, approvedOn: Day });
export type ProposeBatch = z.infer<typeof ProposeBatch>;

/** Body of an act on a batch; withdrawing needs a reason. */
export const MoveBatch = z.strictObject({ version: z.int(), reason: z.string().trim().max(400, 'field.too_long').default('') });
export type MoveBatch = z.infer<typeof MoveBatch>;

/** A sitting of a province with people who were cleared. */
export const ReadyLine = z.object({ sittingId: SittingId, sitting: Words, province: ProvinceCode, provinceName: Words, cleared: z.int(), issued: z.int(), approvedOn: Day, /** Why nothing can be proposed now. */ closed: z.string().nullable() });
export type ReadyLine = z.infer<typeof ReadyLine>;

/** A batch in the list of batches. */
export const BatchLine = z.object({ id: CertificateBatchId, sitting: Words, province: ProvinceCode, provinceName: Words, approvedOn: Day, state: BatchState, issued: z.int(), leftOut: z.int(), proposedBy: z.string(), proposedAt: z.number(), approvedBy: z.string().nullable() });
export type BatchLine = z.infer<typeof BatchLine>;
export const BatchList = z.object({ ready: z.array(ReadyLine), batches: z.array(BatchLine), next: z.string().nullable() }).meta({ id: 'CertificateBatchList' });
export type BatchList = z.infer<typeof BatchList>;

/** One batch as its screen shows it. */
export const BatchWhole = BatchLine.extend({
  version: z.int(), toLookAt: z.int().nullable(), leftOutBy: z.array(z.object({ reason: LeftOutReason, people: z.int() })),
  leftOutPeople: z.array(z.object({ name: z.string(), document: z.string(), reason: LeftOutReason })),
  closed: z.object({ approve: z.array(z.string()), withdraw: z.array(z.string()) }),
  history: z.array(z.object({ act: z.string(), detail: z.string(), reason: z.string(), by: z.string(), at: z.number() })),
}).meta({ id: 'CertificateBatch' });
export type BatchWhole = z.infer<typeof BatchWhole>;
