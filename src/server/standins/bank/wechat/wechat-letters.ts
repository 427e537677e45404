import { createHash } from 'node:crypto';
import { signingKey, type Desk, type How, type Letter, type Writer } from '../desk.ts';
import { publicKeyId } from '../merchants.ts';
import { withZone } from '../writing.ts';
import { seal, signatureHeaders } from './wechat-signing.ts';

/** How 微信 writes: an envelope whose content is sealed, signed anew at each sending; any 2xx is received. */
export function wechatWriter(desk: Pick<Desk, 'keys' | 'mood'>): Writer {
  const letter = (event: string, type: string, content: object, { merchant, sentAt, forged = false, stale = false }: How): Letter => {
    const id = createHash('sha256').update(JSON.stringify([event, content, forged])).digest('hex').slice(0, 32);
    const body = JSON.stringify({ id, create_time: withZone(sentAt), resource_type: 'encrypt-resource', event_type: event, summary: '模拟', resource: { original_type: type, ...seal(desk.keys.apiV3Key(), JSON.stringify(content), type) } });
    const key = signingKey(desk, 'wechat', { forged });
    // whoever forges claims to be 微信
    const serial = merchant.mode === 'key' ? publicKeyId(merchant) : signingKey(desk, 'wechat').serial;
    return { headers: { 'content-type': 'application/json', ...signatureHeaders(body, { at: stale ? sentAt - 600_000 : sentAt, serial, key: key.privateKey }) }, body };
  };
  return {
    payment(trade, told, how) {
      const payment = told.status === 'paid' ? told.payment : undefined;
      const state = payment ? 'SUCCESS' : told.status === 'closed' ? 'CLOSED' : 'PAYERROR';
      return letter(payment ? 'TRANSACTION.SUCCESS' : 'TRANSACTION.CLOSED', 'transaction', {
        mchid: how.merchant.merchant, appid: how.merchant.appId, out_trade_no: trade.number, trade_type: 'NATIVE', trade_state: state, trade_state_desc: '模拟', attach: '',
        ...(payment && { transaction_id: payment.reference, success_time: withZone(payment.at), amount: { total: payment.amountInFen, payer_total: payment.amountInFen, currency: 'CNY', payer_currency: 'CNY' } }),
      }, how);
    },
    refund(refund, how) {
      const done = refund.status === 'done';
      return letter(done ? 'REFUND.SUCCESS' : 'REFUND.ABNORMAL', 'refund', {
        mchid: how.merchant.merchant, out_trade_no: refund.number, transaction_id: refund.charge, out_refund_no: refund.refundNumber, refund_id: refund.reference, refund_status: done ? 'SUCCESS' : 'ABNORMAL',
        ...(done && { success_time: withZone(refund.at) }), amount: { total: Math.max(refund.askedInFen, refund.amountInFen), refund: refund.amountInFen, payer_total: refund.askedInFen, payer_refund: refund.amountInFen },
      }, how);
    },
    isReceived: (status) => status >= 200 && status < 300,
  };
}
