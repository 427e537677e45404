import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const paymentsPersonal: PersonalData = {
  tables: [
    { table: 'payment_order', title: { zh: '缴费订单', en: 'Orders' } },
    { table: 'payment_event', title: { zh: '订单经过', en: 'History of orders' } },
    { table: 'payment_attempt', title: { zh: '支付记录', en: 'Attempts of payment' }, leftOut: { last_answer: 'the channel’s own wording', account: 'the receiving account of the agency' } },
    { table: 'payment_attempt_event', title: { zh: '支付经过', en: 'History of attempts' } },
    { table: 'refund_case', title: { zh: '待退款项', en: 'Charges to be paid back' } },
    { table: 'refund', title: { zh: '退款', en: 'Refunds' } },
    { table: 'refund_event', title: { zh: '退款经过', en: 'History of refunds' } },
    { table: 'refund_request', title: { zh: '退费申请', en: 'Requests for refunds' } },
  ],
  excused: [
    { table: 'order_claim', why: 'repeats the order' },
    { table: 'receipt_claim', why: 'repeats the order' },
    { table: 'refund_claim', why: 'repeats the refund' },
  ],
};
