import { createHash } from 'node:crypto';
import { signingKey, type Desk, type How, type Letter, type Writer } from '../desk.ts';
import { inYuan, spaced } from '../writing.ts';
import { certificateNumber, signNotice } from './alipay-signing.ts';

/** How Alipay writes: a form at the trade's notice address, for payments and refunds alike; `success` is all it wants to hear. */
export function alipayWriter(desk: Pick<Desk, 'keys' | 'mood' | 'book' | 'merchants'>): Writer {
  const letter = (fields: Record<string, string>, { merchant, sentAt, forged = false, stale = false }: How): Letter => {
    const key = signingKey(desk, 'alipay', { forged });
    // the id stays the same when a notice is sent again
    const id = createHash('sha256').update(JSON.stringify([fields, merchant.account, forged])).digest('hex').slice(0, 34);
    const signed = signNotice({
      notify_type: 'trade_status_sync', notify_id: id, notify_time: spaced(stale ? sentAt - 5 * 86_400_000 : sentAt), charset: 'utf-8', version: '1.0', app_id: merchant.appId, auth_app_id: merchant.appId, seller_id: merchant.merchant, ...fields,
      ...(merchant.mode === 'certificate' && { alipay_cert_sn: certificateNumber(key.certificate) }),
    }, key.privateKey);
    return { headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }, body: new URLSearchParams(signed).toString() };
  };
  return {
    payment(trade, told, how) {
      const payment = told.status === 'paid' ? told.payment : undefined;
      return letter({
        out_trade_no: trade.number, trade_no: payment?.reference ?? trade.token, subject: trade.title, total_amount: inYuan(payment?.amountInFen ?? trade.amountInFen),
        trade_status: payment ? 'TRADE_SUCCESS' : told.status === 'closed' ? 'TRADE_CLOSED' : 'WAIT_BUYER_PAY', ...(payment && { receipt_amount: inYuan(payment.amountInFen), gmt_payment: spaced(payment.at) }),
      }, how);
    },
    refund(refund, how) {
      const trade = desk.book.find(refund.account, refund.number);
      const payment = trade?.payments.find(({ reference }) => reference === refund.charge);
      const whole = payment?.amountInFen ?? refund.askedInFen;
      return letter({
        out_trade_no: refund.number, trade_no: refund.charge, subject: trade?.title ?? '', total_amount: inYuan(whole), out_biz_no: refund.refundNumber, refund_fee: inYuan(refund.amountInFen), gmt_refund: `${spaced(refund.at)}.000`,
        trade_status: refund.amountInFen >= whole ? 'TRADE_CLOSED' : 'TRADE_SUCCESS', gmt_payment: spaced(payment?.at ?? refund.at),
      }, how);
    },
    isReceived: (_status, body) => body.trim() === 'success',
  };
}
