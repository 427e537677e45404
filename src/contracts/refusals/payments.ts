import type { RefusalWords } from './words.ts';

/** Noes of payment (缴费). */
export const PAYMENT_REFUSALS = {
  'payment.not_due': { status: 409, zh: '当前报考状态不需要缴费或不能缴费', en: 'Nothing is to be paid in the present state of the application' },
  'payment.before_window': { status: 409, zh: '缴费尚未开始，开始时间：{opensAt}', en: 'Payment has not opened yet; it opens at {opensAt}' },
  'payment.after_window': { status: 409, zh: '缴费已于 {closesAt} 截止', en: 'Payment closed at {closesAt}' },
  'payment.on_site_only': { status: 409, zh: '本地区采用现场缴费，请到指定地点办理', en: 'In this province you pay on site; go to the place named' },
  'payment.online_only': { status: 409, zh: '本地区采用网上支付，不能登记现场缴费', en: 'In this province payment is online; an on-site payment cannot be registered' },
  'payment.order_live': { status: 409, zh: '该报考已有一笔待支付订单（{orderNumber}），请继续支付或等待其关闭', en: 'There is already an open order ({orderNumber}) for this application; pay it or wait until it closes' },
  'payment.already_paid': { status: 409, zh: '该报考已缴费，请勿重复支付', en: 'This application is paid; do not pay again' },
  'payment.order_not_found': { status: 404, zh: '未找到该订单', en: 'This order is not there' },
  'payment.order_not_open': { status: 409, zh: '该订单已不能支付，请返回缴费页重新发起', en: 'This order can no longer be paid; go back to the payment page and start again' },
  'payment.not_paid_yet': { status: 409, zh: '尚未缴费，没有收据', en: 'It is not paid yet, so there is no receipt' },
  'payment.gateway_unavailable': { status: 503, zh: '支付渠道暂时没有响应，请稍后再查询；如已扣款，款项不会丢失，系统会继续自动核实', en: 'The payment channel does not answer; ask again shortly. If you were charged the money is not lost: the system keeps asking by itself' },
  'payment.amount_differs': { status: 409, zh: '登记金额 {given} 元与应缴金额 {due} 元不一致', en: 'The amount given, {given} yuan, is not the amount due, {due} yuan' },
  'payment.receipt_used': { status: 409, zh: '收据号 {receiptNumber} 已登记过', en: 'The receipt number {receiptNumber} has been registered already' },
  'refund.not_found': { status: 404, zh: '未找到该笔退费', en: 'This refund is not there' },
  'refund.changed_meanwhile': { status: 409, zh: '该笔退费刚刚有变化，请刷新后再操作', en: 'This refund has just changed; look again before you act' },
  'refund.not_failed': { status: 409, zh: '只有退款失败的才需要人工处理', en: 'Only a refund that failed is dealt with by a person' },
  'refund.not_at_desk': { status: 409, zh: '该笔退费不在现场退费名单上，或已经退出', en: 'This refund is not on the list of the cash desk, or is paid out already' },
  'refund.no_channel': { status: 409, zh: '现场缴费的退费在现场办理，不经支付渠道', en: 'What was paid at the desk goes back at the desk, not by the channel' },
  'refund.own_hand_over': { status: 409, zh: '转现场退费的人不能自己退出这一笔，请由另一人办理', en: 'Who handed this refund to the desk cannot pay it out; somebody else must' },
  'refund.receipt_used': { status: 409, zh: '退费凭证号 {receiptNumber} 已登记过', en: 'The receipt number {receiptNumber} has been registered already' },
  'payment.notice_refused': { status: 400, zh: '支付通知未通过校验', en: 'The payment notice did not pass the checks' },
} as const satisfies Record<string, RefusalWords>;
