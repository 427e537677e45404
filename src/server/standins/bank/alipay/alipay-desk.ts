import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { beLate, lose, paymentOf, signingKey } from '../desk.ts';
import type { Merchant } from '../merchants.ts';
import { inFen, inYuan, momentIn, spaced } from '../writing.ts';
import { billIsMade } from '../bill-days.ts';
import { certificateNumber, isFromMerchant, signAnswer } from './alipay-signing.ts';

const Fields = z.record(z.string(), z.string());
const Order = z.object({ out_trade_no: z.string(), total_amount: z.string(), subject: z.string(), time_expire: z.string() });
const Asked = z.object({ out_trade_no: z.string().optional(), trade_no: z.string().optional(), out_request_no: z.string().optional(), refund_amount: z.string().optional(), bill_date: z.string().optional() });
type Asked = z.infer<typeof Asked>;

const no = (sub_code: string) => ({ code: '40004', msg: 'Business Failed', sub_code, sub_msg: sub_code });
const yes = (rest: Record<string, unknown>) => ({ code: '10000', msg: 'Success', ...rest });

/** Alipay's gateway as merchants see it: the cashier's address, and query, close, refund, refund query and bills by signed form. */
export function mountAlipay(app: FastifyInstance, desk: Desk): void {
  const merchantOf = (fields: Record<string, string>): Merchant | undefined => {
    const merchant = desk.merchants.find(({ kind, appId }) => kind === 'alipay' && appId === fields['app_id']);
    return merchant && isFromMerchant(fields, [desk.keys.ours('alipay', 1).publicKey, desk.keys.ours('alipay', 2).publicKey]) ? merchant : undefined;
  };

  app.get('/alipay/gateway.do', (request, reply) => {
    const fields = Fields.parse(request.query);
    const merchant = merchantOf(fields);
    const order = Order.safeParse(JSON.parse(fields['biz_content'] ?? 'null'));
    const amount = inFen(order.data?.total_amount ?? '');
    // the words payers see in such a case, asked about in the manual (R-3.4.2-01)
    if (!merchant || !order.success || amount === undefined || !/^alipay\.trade\.(page|wap)\.pay$/.test(fields['method'] ?? '')) return reply.redirect(`${desk.url()}/problem?text=${encodeURIComponent('ILLEGAL_EXTERFACE 支付请求的签名不正确')}`, 303);
    const trade = desk.book.open({
      account: merchant.account, number: order.data.out_trade_no, amountInFen: amount, title: order.data.subject, startedAt: desk.now(), expiresAt: momentIn(order.data.time_expire),
      returnUrl: fields['return_url'] ?? '', noticeUrl: fields['notify_url'] ?? '',
    });
    return reply.redirect(`${desk.url()}/cashier/${trade.token}`, 303);
  });

  app.post('/alipay/gateway.do', async (request, reply) => {
    await beLate(desk);
    if (desk.mood.behaviour.down) return reply.code(503).send('maintenance');
    const fields = Fields.parse(request.body);
    const method = fields['method'] ?? '';
    const merchant = merchantOf(fields);
    const serial = fields['app_cert_sn'] === undefined ? undefined : certificateNumber(signingKey(desk, 'alipay').certificate);
    const answer = merchant ? answerTo(desk, merchant, method, Asked.parse(JSON.parse(fields['biz_content'] ?? '{}'))) : no('isv.invalid-signature');
    if (answer === undefined) return reply.code(504).send('lost');
    return reply.type('application/json; charset=utf-8').send(signAnswer(`${method.replaceAll('.', '_')}_response`, answer, signingKey(desk, 'alipay', { forged: desk.mood.behaviour.falseAnswers }).privateKey, serial));
  });

  app.get('/alipay/bill', (request, reply) => {
    const { account, day } = z.object({ account: z.string(), day: z.iso.date() }).parse(request.query);
    return reply.type('application/zip').send(desk.bills(account, day));
  });
}

/** The answer to one question, or nothing when it is lost on the way. */
function answerTo(desk: Desk, merchant: Merchant, method: string, asked: Asked): object | undefined {
  const number = asked.out_trade_no ?? '';
  const trade = desk.book.find(merchant.account, number);
  const told = desk.mood.behaviour.wrongAnswers ? `${number.slice(0, -1)}${number.endsWith('0') ? '1' : '0'}` : number;
  switch (method) {
    case 'alipay.trade.query': {
      if (!trade) return no('ACQ.TRADE_NOT_EXIST');
      const payment = paymentOf(desk, trade, asked.trade_no);
      const status = payment ? 'TRADE_SUCCESS' : trade.status === 'closed' || trade.expiresAt <= desk.now() ? 'TRADE_CLOSED' : 'WAIT_BUYER_PAY';
      return yes({ out_trade_no: told, trade_no: payment?.reference ?? `${trade.token}`, trade_status: status, total_amount: inYuan(payment?.amountInFen ?? trade.amountInFen), ...(payment && { send_pay_date: spaced(payment.at) }) });
    }
    case 'alipay.trade.close':
      if (!trade) return no('ACQ.TRADE_NOT_EXIST');
      if (trade.status !== 'unpaid') return no('ACQ.TRADE_STATUS_ERROR');
      desk.book.close(trade);
      return yes({ out_trade_no: told, trade_no: trade.token });
    case 'alipay.trade.refund': return refund(desk, merchant, asked, told);
    case 'alipay.trade.fastpay.refund.query': {
      const found = desk.book.findRefund(merchant.account, asked.out_request_no ?? '');
      if (!found || found.status === 'failed') return yes({});
      return yes({ out_trade_no: told, out_request_no: found.refundNumber, trade_no: found.charge, refund_amount: inYuan(found.amountInFen), ...(desk.mood.behaviour.refundsWait ? {} : { refund_status: 'REFUND_SUCCESS', gmt_refund_pay: spaced(found.at) }) });
    }
    case 'alipay.data.dataservice.bill.downloadurl.query': {
      const day = asked.bill_date ?? '';
      if (!billIsMade(day, desk.now()) || desk.linesOf(merchant.account, day).length === 0) return no('isp.bill_not_exist');
      return yes({ bill_download_url: `${desk.url()}/alipay/bill?account=${merchant.account}&day=${day}` });
    }
    default: return no('isv.invalid-method');
  }
}

function refund(desk: Desk, merchant: Merchant, asked: Asked, told: string): object | undefined {
  const amount = inFen(asked.refund_amount ?? '');
  if (amount === undefined || asked.out_request_no === undefined) return no('ACQ.INVALID_PARAMETER');
  const { refundsFail, refundOffInFen, refundAnswersLost } = desk.mood.behaviour;
  const before = desk.book.findRefund(merchant.account, asked.out_request_no);
  const made = desk.book.refund({ account: merchant.account, refundNumber: asked.out_request_no, number: asked.out_trade_no ?? '', charge: asked.trade_no ?? '', askedInFen: amount, requestedAt: desk.now(), noticeUrl: desk.book.find(merchant.account, asked.out_trade_no ?? '')?.noticeUrl ?? '' },
    { fails: refundsFail, offInFen: refundOffInFen, believes: desk.forgetful }, desk.now());
  if (!made) return no('ACQ.REFUND_AMT_RESTRICTION');
  if (made.status === 'failed') return no(made.reason === 'payer_account_closed' ? 'ACQ.BUYER_NOT_EXIST' : made.reason === 'more_than_paid' ? 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL' : 'ACQ.TRADE_NOT_EXIST');
  if (made !== before) desk.announceRefund(made);
  if (refundAnswersLost) return lose(desk, merchant.account);
  return yes({ out_trade_no: told, trade_no: made.charge, fund_change: made === before ? 'N' : 'Y', refund_fee: inYuan(made.amountInFen), gmt_refund_pay: spaced(made.at) });
}
