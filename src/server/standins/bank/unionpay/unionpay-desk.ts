import { deflateSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { billIsMade } from '../bill-days.ts';
import { beLate, lose, paymentOf, signingKey, type Desk } from '../desk.ts';
import type { Merchant } from '../merchants.ts';
import { dayOf, digits, momentIn } from '../writing.ts';
import { isFromMerchant, signMessage } from './unionpay-signing.ts';

const Fields = z.record(z.string(), z.string());
type Fields = z.infer<typeof Fields>;

/** 银联's gateway as merchants and payers see it: the form that brings a payer, queries, refunds and files. */
export function mountUnionpay(app: FastifyInstance, desk: Desk): void {
  const merchantOf = (fields: Fields): Merchant | undefined => {
    const merchant = desk.merchants.find(({ kind, merchant: merId }) => kind === 'unionpay' && merId === fields['merId']);
    return merchant && isFromMerchant(fields, [desk.keys.ours('unionpay', 1), desk.keys.ours('unionpay', 2)]) ? merchant : undefined;
  };

  app.post('/unionpay/gateway/api/frontTransReq.do', (request, reply) => {
    const fields = Fields.parse(request.body);
    const merchant = merchantOf(fields);
    const { orderId: number, txnTime, txnAmt, payTimeout, frontUrl: returnUrl, backUrl: noticeUrl } = fields;
    if (!merchant || number === undefined || txnTime === undefined || txnAmt === undefined || payTimeout === undefined || fields['txnType'] !== '01' || !/^[1-9]\d{0,11}$/.test(txnAmt)) return reply.redirect(`${desk.url()}/problem?text=${encodeURIComponent('[9100004] 签名验证失败')}`, 303);
    const trade = desk.book.open({ account: merchant.account, number, amountInFen: Number(txnAmt), title: '考试费', startedAt: momentIn(txnTime), expiresAt: momentIn(payTimeout), returnUrl: returnUrl ?? '', noticeUrl: noticeUrl ?? '' });
    return reply.redirect(`${desk.url()}/cashier/${trade.token}`, 303);
  });

  const api = (path: string, answer: (merchant: Merchant, fields: Fields) => Promise<Fields | undefined> | Fields | undefined) => app.post(path, async (request, reply) => {
    await beLate(desk);
    if (desk.mood.behaviour.down) return reply.code(503).send('maintenance');
    const fields = Fields.parse(request.body);
    const merchant = merchantOf(fields);
    return send(desk, reply, fields, merchant ? await answer(merchant, fields) : { respCode: '11', respMsg: '验证签名失败[9100004]' });
  });

  api('/unionpay/gateway/api/queryTrans.do', (merchant, fields) => {
    const number = fields['orderId'] ?? '';
    const refund = desk.book.findRefund(merchant.account, number);
    if (refund && digits(refund.requestedAt) === fields['txnTime']) {
      const code = refund.status === 'failed' ? '61' : desk.mood.behaviour.refundsWait ? '05' : '00';
      return { respCode: '00', respMsg: '成功[0000000]', origRespCode: code, origRespMsg: code, txnType: '04', txnSubType: '00', txnAmt: String(refund.amountInFen), currencyCode: '156', queryId: refund.reference, origQryId: refund.charge, traceTime: digits(refund.at).slice(4), settleDate: digits(refund.at).slice(4, 8) };
    }
    const trade = desk.book.find(merchant.account, number);
    // asked with another time it is another transaction
    if (!trade || digits(trade.startedAt) !== fields['txnTime']) return { respCode: '34', respMsg: '查无此交易[2600000]', txnType: '01' };
    const payment = paymentOf(desk, trade, fields['queryId']);
    if (!payment) return { respCode: '00', respMsg: '成功[0000000]', origRespCode: trade.expiresAt <= desk.now() ? '34' : '05', origRespMsg: '交易已受理，请稍后查询交易结果[6154037]', txnType: '01', txnSubType: '01', txnAmt: String(trade.amountInFen) };
    return { respCode: '00', respMsg: '成功[0000000]', origRespCode: '00', origRespMsg: '成功[0000000]', txnType: '01', txnSubType: '01', txnAmt: String(payment.amountInFen), currencyCode: '156', settleAmt: String(payment.amountInFen), queryId: payment.reference, traceTime: digits(payment.at).slice(4), settleDate: digits(payment.at).slice(4, 8) };
  });

  api('/unionpay/gateway/api/backTransReq.do', (merchant, fields) => {
    const { orderId: refundNumber = '', origQryId: charge = '', txnAmt = '', txnTime = '', backUrl: noticeUrl = '' } = fields;
    if (fields['txnType'] !== '04' || !/^[1-9]\d{0,11}$/.test(txnAmt)) return { respCode: '10', respMsg: '报文格式错误', txnType: '04' };
    const { refundsFail, refundOffInFen, refundAnswersLost } = desk.mood.behaviour;
    const number = desk.book.trades().find((trade) => trade.account === merchant.account && trade.payments.some(({ reference }) => reference === charge))?.number ?? '';
    const before = desk.book.findRefund(merchant.account, refundNumber);
    const refund = desk.book.refund({ account: merchant.account, refundNumber, number, charge, askedInFen: Number(txnAmt), requestedAt: momentIn(txnTime), noticeUrl }, { fails: refundsFail, offInFen: refundOffInFen, believes: desk.forgetful }, desk.now());
    if (!refund) return { respCode: '12', respMsg: '重复交易', txnType: '04' };
    if (refund.reason === 'no_such_payment') return { respCode: '35', respMsg: '原始交易不存在或状态不正确', txnType: '04' };
    if (refund.reason === 'more_than_paid') return { respCode: '36', respMsg: '与原交易信息不符', txnType: '04' };
    if (refund !== before) desk.announceRefund(refund);
    // taken on is all the answer says; what became of it is told later
    return refundAnswersLost ? lose(desk, merchant.account) : { respCode: '00', respMsg: '成功[0000000]', txnType: '04', txnSubType: '00', txnAmt, queryId: refund.reference, origQryId: charge };
  });

  api('/unionpay/files/', async (merchant, fields) => {
    const settleDate = fields['settleDate'] ?? '';
    const day = dayNear(settleDate, desk.now());
    if (!billIsMade(day, desk.now()) || desk.linesOf(merchant.account, day).length === 0) return { respCode: '98', respMsg: '文件不存在', txnType: '76', settleDate };
    const zip: Buffer[] = [];
    for await (const part of desk.bills(merchant.account, day)) zip.push(Buffer.from(part));
    return { respCode: '00', respMsg: '成功', txnType: '76', settleDate, fileType: '00', fileName: `${merchant.merchant}_${day.replaceAll('-', '')}.zip`, fileContent: deflateSync(Buffer.concat(zip)).toString('base64') };
  });
}

/** `0708` names the last such day. */
function dayNear(monthDay: string, now: number): string {
  const year = Number(dayOf(now).slice(0, 4));
  const day = (y: number) => `${String(y)}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`;
  return day(year) > dayOf(now) ? day(year - 1) : day(year);
}

function send(desk: Desk, reply: FastifyReply, asked: Fields, answer: Fields | undefined) {
  if (answer === undefined) return reply.code(504).send();
  const kept = Object.fromEntries(['merId', 'orderId', 'txnTime', 'bizType', 'accessType'].flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]])));
  const orderId = kept['orderId'] ?? '';
  const told = desk.mood.behaviour.wrongAnswers && orderId !== '' ? { orderId: `${orderId.slice(0, -1)}${orderId.endsWith('0') ? '1' : '0'}` } : {};
  const { falseAnswers } = desk.mood.behaviour;
  const message = signMessage({ ...kept, ...told, ...answer }, signingKey(desk, 'unionpay', { forged: falseAnswers }), falseAnswers ? signingKey(desk, 'unionpay').certificate : undefined);
  // as it comes over the wire: not encoded
  return reply.type('text/html; charset=utf-8').send(Object.entries(message).map(([name, value]) => `${name}=${value}`).join('&'));
}
