import { z } from 'zod';
import { UnlockPart } from './applications.ts';
import { MobileNumber } from './contact.ts';
import { DocumentType } from './document-types.ts';
import { DocumentNumber } from './identity-documents.ts';
import { AccountId, ApplicationId } from './ids.ts';
import { GlyphDescription, PersonName } from './person-names.ts';
import { listPlace } from './list-places.ts';

export const CaseId = z.uuid('field.invalid').brand('CaseId');
export type CaseId = z.infer<typeof CaseId>;

/** What a case about a person asks for (协助事项): an unlock, an appeal, or one of the ways of helping with an account. */
export const CASE_KINDS = ['unlock', 'appeal', 'recovery', 'phone_release', 'identity_correction', 'name_change', 'rare_name', 'merge', 'closing'] as const;
export const CaseKind = z.enum(CASE_KINDS);
export type CaseKind = z.infer<typeof CaseKind>;

/** 待处理 · 已同意 · 未同意 · 已撤回 · 已结束 (an unlock that was used or ran out). */
export const CaseState = z.enum(['waiting', 'approved', 'refused', 'withdrawn', 'ended']);
export type CaseState = z.infer<typeof CaseState>;

const Reason = z.string('field.required').trim().min(4, 'assistance.reason_too_short').max(500, 'field.too_long');

/** Body of POST /api/staff/unlocks (解锁修改, T17): which application by its number, what may be changed, until when, why. */
export const ProposeUnlock = z.strictObject({
  number: z.string('field.required').trim().regex(/^\d{18}$/, 'assistance.number_format'),
  parts: z.array(UnlockPart).min(1, 'field.choose').max(7, 'field.too_many'),
  until: z.int('field.required'),
  reason: Reason,
});
export type ProposeUnlock = z.infer<typeof ProposeUnlock>;

/** What is to be done with an account (R-3.1.1-05, R-3.1.3). */
export const AccountWish = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('recovery'), phone: MobileNumber.optional() }),
  z.strictObject({ kind: z.literal('phone_release') }),
  z.strictObject({ kind: z.literal('identity_correction'), name: PersonName, documentType: DocumentType, documentNumber: DocumentNumber }),
  z.strictObject({ kind: z.literal('name_change'), name: PersonName }),
  z.strictObject({ kind: z.literal('rare_name'), name: PersonName, glyphDescription: GlyphDescription.optional() }),
  z.strictObject({ kind: z.literal('merge'), other: AccountId }),
  z.strictObject({ kind: z.literal('closing') }),
]);
export type AccountWish = z.infer<typeof AccountWish>;

/** Body of POST /api/staff/account-cases. */
export const ProposeAccountCase = z.strictObject({ accountId: AccountId, wish: AccountWish, reason: Reason });
export type ProposeAccountCase = z.infer<typeof ProposeAccountCase>;

/** Body of the candidate's own request to close the account (注销). */
export const AskClosing = z.object({ reason: Reason });
export type AskClosing = z.infer<typeof AskClosing>;

/** Body of POST /api/applications/:id/appeals (异议、复核申请); proofs come as files beside it. */
export const FileAppeal = z.object({ reason: z.string('field.required').trim().min(10, 'assistance.appeal_too_short').max(2000, 'field.too_long') });
export type FileAppeal = z.infer<typeof FileAppeal>;

/** The second officer's word on a proposal. */
export const DecideCase = z.strictObject({
  decision: z.enum(['approve', 'refuse'], 'field.choose'),
  reason: z.string().trim().max(500, 'field.too_long').default(''),
  version: z.int('field.invalid').positive('field.invalid'),
});
export type DecideCase = z.infer<typeof DecideCase>;

/** The outcome of an appeal: 维持 · 改为通过 · 重新审核. The reason goes into the letter. */
export const DecideAppeal = z.strictObject({
  outcome: z.enum(['uphold', 'overturn', 'reconsider'], 'field.choose'),
  reason: z.string('field.required').trim().min(10, 'assistance.appeal_too_short').max(2000, 'field.too_long'),
  version: z.int('field.invalid').positive('field.invalid'),
});
export type DecideAppeal = z.infer<typeof DecideAppeal>;

/** Body of POST /api/staff/account-look-ups: name and number exactly as registered; nothing else finds anybody. */
export const LookUpPerson = z.strictObject({ name: PersonName, documentNumber: DocumentNumber });
export type LookUpPerson = z.infer<typeof LookUpPerson>;

/** One account of the looked-up person, masked. */
export const FoundAccount = z.object({
  accountId: AccountId, name: z.string(), documentType: z.string(), documentNumber: z.string(), phone: z.string().nullable(), mail: z.string(), userName: z.string(),
  state: z.enum(['active', 'identity_pending', 'frozen']), identityText: z.string(), registeredAt: z.number(), liveApplications: z.int(), open: z.array(CaseKind),
});
export type FoundAccount = z.infer<typeof FoundAccount>;
export const FoundAccounts = z.object({ accounts: z.array(FoundAccount) });
export type FoundAccounts = z.infer<typeof FoundAccounts>;

const Line = z.object({ term: z.string(), value: z.string() });

export const CaseItem = z.object({
  accountId: AccountId, caseId: CaseId, kind: CaseKind, kindText: z.string(), state: CaseState, stateText: z.string(),
  name: z.string(), documentNumber: z.string(), about: z.string(), openedAt: z.number(), dueAt: z.number().nullable(), byName: z.string().nullable(),
});
export type CaseItem = z.infer<typeof CaseItem>;

/** A page of a list; `next` continues it. */
export const CaseItems = z.object({ items: z.array(CaseItem), next: z.string().nullable(), waiting: z.int() });
export type CaseItems = z.infer<typeof CaseItems>;

export const CaseFile = z.object({ id: z.string(), fileName: z.string(), contentType: z.string(), bytes: z.int(), by: z.enum(['candidate', 'staff']), uploadedAt: z.number(), url: z.string(), /** Why the reader cannot open it (待查毒, flagged), or null. */ withheld: z.string().nullable() });
export type CaseFile = z.infer<typeof CaseFile>;

/** One case with everything it is decided by. */
export const CaseView = CaseItem.extend({
  version: z.int(),
  applicationId: ApplicationId.nullable(),
  number: z.string().nullable(),
  reason: z.string(),
  answer: z.string().nullable(),
  asks: z.array(Line),
  decidedAt: z.number().nullable(),
  decidedBy: z.string().nullable(),
  files: z.array(CaseFile),
  history: z.array(z.object({ at: z.number(), actText: z.string(), by: z.string() })),
  /** What differs between the confirmation before an unlock and the one after it. */
  diff: z.array(z.object({ term: z.string(), before: z.string(), after: z.string() })).nullable(),
  /** Why the reader cannot agree to it, turn it down, withdraw it or add files; empty lists mean they can. */
  decide: z.array(z.string()),
  refuse: z.array(z.string()),
  withdraw: z.array(z.string()),
  attach: z.array(z.string()),
  letterUrl: z.string().nullable(),
});
export type CaseView = z.infer<typeof CaseView>;

/** How the console asks for a list. */
export const CaseFilter = z.object({ state: z.enum(['waiting', 'all']).default('waiting'), after: listPlace('time.id').optional() });
export type CaseFilter = z.infer<typeof CaseFilter>;

export const CaseOpened = z.object({ accountId: AccountId, caseId: CaseId });
