import type { RefusalWords } from './words.ts';

/** Noes of qualification review (资格核验). */
export const REVIEW_REFUSALS = {
  'review.number_format': { status: 422, zh: '请输入报名序号的前 4 位以上数字', en: 'Type at least the first 4 digits of the application number' },
  'review.not_awaiting': { status: 409, zh: '该报考信息当前不在待核验状态', en: 'This application is not waiting for review' },
  'review.claimed_by_other': { status: 409, zh: '{name} 正在审核该报考信息（至 {until}），请先处理其他报考信息', en: '{name} is reviewing this application (until {until}); take another meanwhile' },
  'review.queue_empty': { status: 409, zh: '没有其他待领取的报考信息', en: 'There is no other application waiting to be taken' },
  'review.return_online_only': { status: 409, zh: '退回补正只用于线上核验；现场核验请在现场补齐材料，或作出通过、不通过的决定', en: 'Returning is for online review only; on site, have the papers completed at the counter, or approve or reject' },
  'review.reason_too_short': { status: 422, zh: '请说明理由（至少 4 个字）', en: 'Say why (at least 4 characters)' },
  'review.claim_lost': { status: 409, zh: '您没有领取该报考信息，或领取已到期', en: 'You do not hold this application, or your time with it has run out' },
} as const satisfies Record<string, RefusalWords>;
