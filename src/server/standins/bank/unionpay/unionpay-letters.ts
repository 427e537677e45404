import { signingKey, type Desk, type How, type Letter, type Writer } from '../desk.ts';
import { digits } from '../writing.ts';
import { signMessage } from './unionpay-signing.ts';

/** How 银联 writes: a form with its certificate and signature; status 200 is received. */
export function unionpayWriter(desk: Pick<Desk, 'keys' | 'mood'>): Writer {
  const letter = (fields: Record<string, string>, { merchant, forged = false, stale = false }: How, startedAt: number): Letter => {
    const message = signMessage({
      accessType: '0', bizType: '000201', merId: merchant.merchant, currencyCode: '156', txnTime: digits(stale ? startedAt - 60 * 86_400_000 : startedAt), ...fields,
    }, signingKey(desk, 'unionpay', { forged }), forged ? signingKey(desk, 'unionpay').certificate : undefined);
    return { headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }, body: new URLSearchParams(message).toString() };
  };
  return {
    payment(trade, told, how) {
      const payment = told.status === 'paid' ? told.payment : undefined;
      return letter({
        txnType: '01', txnSubType: '01', orderId: trade.number, respCode: payment ? '00' : '61', respMsg: payment ? '成功[0000000]' : '超出金额限制', txnAmt: String(payment?.amountInFen ?? trade.amountInFen),
        ...(payment && { queryId: payment.reference, settleAmt: String(payment.amountInFen), traceTime: digits(payment.at).slice(4), settleDate: digits(payment.at).slice(4, 8) }),
      }, how, trade.startedAt);
    },
    refund: (refund, how) => letter({
      txnType: '04', txnSubType: '00', orderId: refund.refundNumber, origQryId: refund.charge, respCode: refund.status === 'done' ? '00' : '61', respMsg: refund.status, txnAmt: String(refund.amountInFen),
      queryId: refund.reference, traceTime: digits(refund.at).slice(4), settleDate: digits(refund.at).slice(4, 8),
    }, how, refund.requestedAt),
    isReceived: (status) => status === 200,
  };
}
