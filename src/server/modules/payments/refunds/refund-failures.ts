import type { Lang } from '#contracts/refusals.ts';
import type { Words } from '#contracts/words.ts';

const NO_SUCH_PAYMENT: Words = { zh: '渠道查无此付款', en: 'the channel knows no such payment' };
const MORE_THAN_PAID: Words = { zh: '超过可退金额', en: 'more than was paid' };
const ACCOUNT_EMPTY: Words = { zh: '收款账户余额不足，请充值后重试', en: 'too little money in the receiving account: top it up and try again' };
const PAYER_GONE: Words = { zh: '付款账户不存在或已注销', en: 'the payer’s account does not exist any more' };
const OTHER_REFUND: Words = { zh: '同一退款单号曾以其他金额申请', en: 'another amount was asked for under this number before' };

/** Why a channel could not give money back: our own reasons, then each channel's code as it documents it (支付宝 业务错误码, 微信 退款状态和错误码, 银联 应答码); at the end those of the former single channel. */
const FAILURES: Readonly<Record<string, Words>> = {
  amount_differs: { zh: '渠道退款金额与应退不符', en: 'the channel gave back another amount' },
  account_gone: { zh: '原收款账户已停用，请转现场退费', en: 'the receiving account is no longer in use: hand it to the desk' },
  'ACQ.BUYER_NOT_EXIST': PAYER_GONE, 'ACQ.BUYER_ERROR': { zh: '付款账户状态异常', en: 'the payer’s account is not in order' }, 'ACQ.SELLER_BALANCE_NOT_ENOUGH': ACCOUNT_EMPTY, 'ACQ.TRADE_NOT_EXIST': NO_SUCH_PAYMENT,
  'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL': MORE_THAN_PAID, 'ACQ.REASON_TRADE_REFUND_FEE_ERR': MORE_THAN_PAID, 'ACQ.DISCORDANT_REPEAT_REQUEST': OTHER_REFUND, 'ACQ.TRADE_HAS_FINISHED': { zh: '已超过渠道可退期限', en: 'the time within which the channel refunds is over' },
  REFUND_ABNORMAL: { zh: '付款账户已注销或冻结，渠道退款异常', en: 'the payer’s account is closed or frozen' }, REFUND_CLOSED: { zh: '渠道已关闭退款', en: 'the channel closed the refund' }, NOT_ENOUGH: ACCOUNT_EMPTY,
  RESOURCE_NOT_EXISTS: NO_SUCH_PAYMENT, USER_ACCOUNT_ABNORMAL: PAYER_GONE,
  'unionpay 35': NO_SUCH_PAYMENT, 'unionpay 36': MORE_THAN_PAID, 'unionpay 60': { zh: '发卡行未受理，请向发卡行了解', en: 'the bank of the card did not take it' }, 'unionpay 61': { zh: '付款卡号无效', en: 'the payer’s card number is not valid' },
  'unionpay 63': { zh: '付款卡状态不正确', en: 'the payer’s card is not in order' },
  payer_account_closed: { zh: '付款账户已注销或冻结', en: 'the payer’s account is closed or frozen' }, no_such_payment: NO_SUCH_PAYMENT, more_than_paid: MORE_THAN_PAID, unnamed: { zh: '渠道未说明原因', en: 'the channel gave no reason' },
};

/** What a failure is called (退款失败原因); what a channel names in a way of its own stands as it is. */
export const failureText = (failure: string | null, lang: Lang): string => (failure === null ? '' : (FAILURES[failure]?.[lang] ?? failure));
