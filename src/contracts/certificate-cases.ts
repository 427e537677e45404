import { z } from 'zod';
import { CertificateId, CertificateLine, CertificateSheet } from './certificates.ts';
import { Day } from './dates.ts';
import { Words } from './words.ts';

export const CertificateCaseId = z.uuid('field.invalid').brand('CertificateCaseId');
export type CertificateCaseId = z.infer<typeof CertificateCaseId>;

/** Taken back (撤销), or issued again with what is right (换发). */
export const CaseKind = z.enum(['revoke', 'reissue'], 'field.choose');
export type CaseKind = z.infer<typeof CaseKind>;
export const CASE_KIND_WORDS: Record<CaseKind, Words> = { revoke: { zh: '撤销', en: 'revocation' }, reissue: { zh: '换发', en: 're-issue' } };

/** What a case rests on: a served decision on a breach, a completion taken back, an error of the issuing body, a name that was corrected. */
export const CASE_BASES = ['breach', 'taken_back', 'issuing_error', 'name_corrected'] as const;
export const CaseBasis = z.enum(CASE_BASES, 'field.choose');
export type CaseBasis = z.infer<typeof CaseBasis>;
export const CASE_BASIS_WORDS: Record<CaseBasis, Words> = {
  breach: { zh: '违纪违规处理决定（宣布证书无效）', en: 'a decision on a breach that declares it void' }, taken_back: { zh: '合格结果被撤回', en: 'the completion was taken back' },
  issuing_error: { zh: '核发错误', en: 'an error when it was issued' }, name_corrected: { zh: '姓名等身份信息更正', en: 'name or identity data were corrected' },
};

/** 待办理 · 待第二人批准 · 已决定待送达 · 已办结 · 已撤回. */
export const CASE_STATES = ['opened', 'proposed', 'decided', 'done', 'withdrawn'] as const;
export const CaseState = z.enum(CASE_STATES, 'field.not_a_choice');
export type CaseState = z.infer<typeof CaseState>;
export const CASE_STATE_WORDS: Record<CaseState, Words> = {
  opened: { zh: '待办理', en: 'to be handled' }, proposed: { zh: '待第二人批准', en: 'awaiting the second person' }, decided: { zh: '已决定，待送达', en: 'decided, to be served' }, done: { zh: '已办结', en: 'done' }, withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

const Text = (min: number, max: number) => z.string('field.required').trim().min(min, 'field.too_short').max(max, 'field.too_long');

/** Body of POST …/cases (提出撤销、换发), and of writing an open case again. */
export const ProposeCase = z.strictObject({
  kind: CaseKind, basis: CaseBasis, reason: Text(10, 1000),
  /** Articles it rests on (法律依据); a revocation needs them. */
  legalBasis: z.string().trim().max(400, 'field.too_long').default(''),
  decisionNumber: z.string().trim().max(60, 'field.too_long').default(''),
});
export type ProposeCase = z.infer<typeof ProposeCase>;

/** Body of an act on a case; giving back and withdrawing need a reason. */
export const MoveCase = z.strictObject({ version: z.int(), reason: z.string().trim().max(400, 'field.too_long').default('') });
export type MoveCase = z.infer<typeof MoveCase>;

export const CASE_CHANNELS = ['electronic', 'post', 'in_person', 'announcement'] as const;
export const CaseChannel = z.enum(CASE_CHANNELS, 'field.choose');
export type CaseChannel = z.infer<typeof CaseChannel>;
export const CASE_CHANNEL_WORDS: Record<CaseChannel, Words> = { electronic: { zh: '本人在网上签收', en: 'taken in on the site' }, post: { zh: '邮寄送达', en: 'by post' }, in_person: { zh: '直接送达', en: 'handed over' }, announcement: { zh: '公告送达', en: 'by public announcement' } };

/** Body of POST …/service (登记送达): the day it was signed for, handed over or announced. */
export const ServeCase = z.strictObject({ version: z.int(), channel: z.enum(['post', 'in_person', 'announcement'], 'field.choose'), on: Day, note: Text(2, 200) });
export type ServeCase = z.infer<typeof ServeCase>;

export const OneCase = z.object({ accountId: z.uuid('field.invalid'), id: CertificateId, caseId: CertificateCaseId });

/** What may be done with a case, and why not. */
export const CASE_ACTS = ['propose', 'return', 'approve', 'withdraw', 'serve'] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

/** A case with its history. */
export const CertificateCase = z.object({
  id: CertificateCaseId, kind: CaseKind, basis: CaseBasis, state: CaseState, version: z.int(), reason: z.string(), legalBasis: z.string(), decisionNumber: z.string(), openedBy: z.string(), openedAt: z.number(),
  proposedBy: z.string().nullable(), approvedBy: z.string().nullable(), servedBy: CaseChannel.nullable(), servedOn: Day.nullable(), doneAt: z.number().nullable(),
  closed: z.record(z.enum(CASE_ACTS), z.array(z.string()).nullable()),
  history: z.array(z.object({ act: z.string(), note: z.string(), by: z.string(), at: z.number() })),
});
export type CertificateCase = z.infer<typeof CertificateCase>;

/** One certificate as officers see it: what it says, versions, copies, cases. */
export const CertificateWhole = z.object({
  accountId: z.string(), id: CertificateId, sheet: CertificateSheet, province: z.string(), applicationId: z.string(), batchId: z.string(), issuedAt: z.number(),
  versions: z.array(z.object({ version: z.int(), name: z.string(), reason: z.string(), by: z.string(), at: z.number() })),
  history: z.array(z.object({ act: z.string(), detail: z.string(), by: z.string(), at: z.number() })),
  copies: z.array(z.object({ number: z.int(), purpose: Words, validUntil: Day, at: z.number(), downloads: z.int() })),
  cases: z.array(CertificateCase),
  /** What differs from the account today (姓名、证件), so that a re-issue would say something else. */
  stale: z.boolean(),
  closed: z.object({ revoke: z.array(z.string()), reissue: z.array(z.string()) }),
}).meta({ id: 'CertificateWhole' });
export type CertificateWhole = z.infer<typeof CertificateWhole>;

/** Cases in one state, the newest first. */
export const CaseQuery = z.object({ state: CaseState.optional(), after: z.uuid('field.invalid').optional() });
export const CaseList = z.object({
  cases: z.array(z.object({ id: CertificateCaseId, certificate: CertificateLine, kind: CaseKind, basis: CaseBasis, state: CaseState, decisionNumber: z.string(), openedBy: z.string(), openedAt: z.number() })), next: z.string().nullable(),
  counts: z.record(CaseState, z.int()),
}).meta({ id: 'CertificateCaseList' });
export type CaseList = z.infer<typeof CaseList>;
