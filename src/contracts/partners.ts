import { z } from 'zod';
import { Jurisdiction } from './staff.ts';
import type { Words } from './words.ts';

/** What a key of an outside system may do (接口权限). Personal data stands behind permissions of their own. */
export const PARTNER_SCOPES = ['applications.read', 'payments.read', 'scores.read', 'certificates.read', 'opinions.write', 'people.read', 'people.numbers'] as const;
export const PartnerScope = z.enum(PARTNER_SCOPES, 'field.not_a_choice');
export type PartnerScope = z.infer<typeof PartnerScope>;

/** What each is called. */
export const PARTNER_SCOPE_WORDS: Record<PartnerScope, Words> = {
  'applications.read': { zh: '读取报考状态与变更', en: 'Read applications and their changes' },
  'payments.read': { zh: '读取缴费记录', en: 'Read payments' },
  'scores.read': { zh: '读取已公布成绩', en: 'Read released scores' },
  'certificates.read': { zh: '读取证书核发情况', en: 'Read certificates' },
  'opinions.write': { zh: '送交审核意见（供审核人员参考）', en: 'Hand in opinions for reviewers' },
  'people.read': { zh: '读取姓名与部分隐去的证件号码', en: 'Read names and masked document numbers' },
  'people.numbers': { zh: '读取完整证件号码', en: 'Read document numbers in full' },
};

/** What happened, as outside systems hear of it (变更事件). */
export const PARTNER_EVENTS = [
  'application.confirmed', 'application.reviewed', 'application.paid', 'application.changed', 'application.ended', 'payment.refunded', 'tickets.published', 'scores.released', 'certificate.issued', 'certificate.revoked',
] as const;
export const PartnerEvent = z.enum(PARTNER_EVENTS, 'field.not_a_choice');
export type PartnerEvent = z.infer<typeof PartnerEvent>;

/** What each is called. */
export const PARTNER_EVENT_WORDS: Record<PartnerEvent, Words> = {
  'application.confirmed': { zh: '报考信息确认', en: 'Application confirmed' },
  'application.reviewed': { zh: '资格核验有结果', en: 'Application reviewed' },
  'application.paid': { zh: '缴费完成', en: 'Application paid' },
  'application.changed': { zh: '报考状态变化', en: 'Application changed' },
  'application.ended': { zh: '报考终止', en: 'Application ended' },
  'payment.refunded': { zh: '退款完成', en: 'Fee refunded' },
  'tickets.published': { zh: '准考证发布', en: 'Admission tickets published' },
  'scores.released': { zh: '成绩公布', en: 'Scores released' },
  'certificate.issued': { zh: '证书核发', en: 'Certificate issued' },
  'certificate.revoked': { zh: '证书撤销', en: 'Certificate revoked' },
};

const text = (max: number) => z.string('field.required').trim().min(1, 'field.required').max(max, 'field.too_long');
const reason = z.string('field.required').trim().min(4, 'staff.reason_too_short').max(300, 'field.too_long');
const address = z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], 'partner.address_format');

/** Body of POST /api/staff/partners: a system is entered (登记对接系统); it has no key yet. */
export const NewPartner = z.strictObject({
  name: text(80),
  contact: text(120),
  /** Two digits; absent: the whole country. */
  province: z.string().regex(/^\d{2}$/, 'field.not_a_choice').optional(),
});
export type NewPartner = z.infer<typeof NewPartner>;

/** Body of POST /api/staff/partners/:id/keys: a key is proposed (申请密钥). */
export const ProposeKey = z.strictObject({
  scopes: z.array(PartnerScope).min(1, 'field.required').max(PARTNER_SCOPES.length, 'field.too_many'),
  addresses: z.array(address).min(1, 'field.required').max(20, 'field.too_many'),
  days: z.number('field.required').int('field.invalid').min(1, 'field.too_small').max(730, 'field.too_big'),
  reason,
});
export type ProposeKey = z.infer<typeof ProposeKey>;

export const DecideKey = z.strictObject({ decision: z.enum(['approve', 'decline']), reason });
export type DecideKey = z.infer<typeof DecideKey>;
export const WhyPartner = z.strictObject({ reason });

/** proposed: waits for a second person; approved: waits to be taken; live; and how it ended. */
export const KEY_STATES = ['proposed', 'approved', 'live', 'declined', 'withdrawn', 'revoked', 'expired'] as const;
export const KeyState = z.enum(KEY_STATES);
export type KeyState = z.infer<typeof KeyState>;

export const PartnerKeyView = z.object({
  id: z.uuid(), number: z.number(), state: KeyState, scopes: z.array(PartnerScope), addresses: z.array(z.string()), days: z.number(), reason: z.string(),
  proposedBy: z.string(), proposedAt: z.number(), decidedBy: z.string().nullable(), decidedAt: z.number().nullable(), decisionReason: z.string().nullable(),
  takenAt: z.number().nullable(), expiresAt: z.number().nullable(), lastUsedAt: z.number().nullable(), revokedAt: z.number().nullable(), revokedWhy: z.string().nullable(),
  /** Every reason why the reader cannot approve or decline it; null where they can. */
  cannotDecide: z.string().nullable(), mayWithdraw: z.boolean(), mayTake: z.boolean(),
}).meta({ id: 'PartnerKeyView' });
export type PartnerKeyView = z.infer<typeof PartnerKeyView>;

export const PartnerLine = z.object({ id: z.uuid(), name: z.string(), contact: z.string(), jurisdictionText: z.string(), liveKeys: z.number(), waitingKeys: z.number(), pausedHooks: z.number(), lastUsedAt: z.number().nullable() });
export type PartnerLine = z.infer<typeof PartnerLine>;
export const PartnerList = z.object({ items: z.array(PartnerLine), next: z.string().nullable() }).meta({ id: 'PartnerList' });
export type PartnerList = z.infer<typeof PartnerList>;

export const HOOK_STATES = ['active', 'paused', 'closed'] as const;
export const HookState = z.enum(HOOK_STATES);
export type HookState = z.infer<typeof HookState>;
export const HookView = z.object({
  id: z.uuid(), url: z.string(), events: z.array(PartnerEvent), state: HookState, pausedWhy: z.string().nullable(), createdAt: z.number(), createdBy: z.string(),
  waiting: z.number(), delivered: z.number(), givenUp: z.number(), lastDeliveredAt: z.number().nullable(), oldSecretUntil: z.number().nullable(),
}).meta({ id: 'HookView' });
export type HookView = z.infer<typeof HookView>;

export const PartnerActLine = z.object({ at: z.number(), act: z.string(), by: z.string(), note: z.string() });
export const PartnerView = PartnerLine.extend({ jurisdiction: Jurisdiction, keys: z.array(PartnerKeyView), hooks: z.array(HookView), acts: z.array(PartnerActLine), mayManage: z.boolean() }).meta({ id: 'PartnerView' });
export type PartnerView = z.infer<typeof PartnerView>;

/** A key, shown this once. */
export const KeyShown = z.object({ key: z.string(), expiresAt: z.number() }).meta({ id: 'KeyShown' });
export type KeyShown = z.infer<typeof KeyShown>;
