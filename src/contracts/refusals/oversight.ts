import type { RefusalWords } from './words.ts';

/** Noes about looking into the audit log (操作日志). */
export const OVERSIGHT_REFUSALS = {
  'audit.action_format': { status: 422, zh: '操作代码形如 review.decide，或以点结尾查一类，如 review.', en: 'An act reads like review.decide, or review. for all of its kind' },
  'audit.staff_unknown': { status: 422, zh: '没有这个工作人员用户名', en: 'No member of staff has this user name' },
  'audit.document_unknown': { status: 422, zh: '没有以这个证件号码注册的账号', en: 'No account is registered with this document number' },
  'audit.days_reversed': { status: 422, zh: '截止日期早于起始日期', en: 'The last day lies before the first' },
} as const satisfies Record<string, RefusalWords>;
