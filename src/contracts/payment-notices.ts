import { z } from 'zod';
import { Day } from './dates.ts';
import { ReceivingAccount } from './payments.ts';
import type { Words } from './words.ts';

/** Why a payment notice was not believed (拒收原因). */
export const NoticeFaultKept = z.enum(['malformed', 'bad_signature', 'other_merchant', 'too_old', 'unknown_number', 'other_account', 'id_reused'], 'field.not_a_choice');
export type NoticeFaultKept = z.infer<typeof NoticeFaultKept>;

/** What a fault of a notice is called. */
export const NOTICE_FAULT_WORDS: Record<NoticeFaultKept, Words> = {
  malformed: { zh: '格式不符', en: 'Malformed' }, bad_signature: { zh: '签名不符', en: 'False signature' }, other_merchant: { zh: '商户号不是本系统的', en: 'Another merchant' }, too_old: { zh: '时间过久，疑为重放', en: 'Too old, perhaps replayed' },
  unknown_number: { zh: '本系统没有该支付单号', en: 'No such payment here' }, other_account: { zh: '该支付不属于此收款账户', en: 'The payment is of another receiving account' }, id_reused: { zh: '通知编号重复而内容不同', en: 'A known id with another content' },
};

/** Which refused notices a list or an export holds. */
export const RefusedNoticeFilters = z.object({ account: ReceivingAccount.optional(), fault: NoticeFaultKept.optional(), from: Day.optional(), to: Day.optional() });
export type RefusedNoticeFilters = z.infer<typeof RefusedNoticeFilters>;

/** One notice that was not believed: nothing of it was acted on. */
export const RefusedNotice = z.object({ id: z.uuid(), account: z.string(), fault: NoticeFaultKept, number: z.string().nullable(), digest: z.string(), from: z.string(), at: z.number() });
export type RefusedNotice = z.infer<typeof RefusedNotice>;

export const RefusedNoticeList = z.object({ lines: z.array(RefusedNotice), next: z.string().nullable(), accounts: z.array(z.string()) }).meta({ id: 'RefusedNoticeList' });
export type RefusedNoticeList = z.infer<typeof RefusedNoticeList>;
