import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { billIsMade } from '../bill-days.ts';
import type { Refund, Trade } from '../book.ts';
import { beLate, lose, paymentOf, signingKey, type Desk } from '../desk.ts';
import { appSecretOf, publicKeyId, type Merchant } from '../merchants.ts';
import { momentIn, withZone } from '../writing.ts';
import { isFromMerchant, presented, seal, signatureHeaders } from './wechat-signing.ts';

const NewOrder = z.object({ mchid: z.string(), appid: z.string(), description: z.string(), out_trade_no: z.string(), time_expire: z.string(), notify_url: z.string(), amount: z.object({ total: z.int().positive() }), payer: z.object({ openid: z.string() }).optional() });
const NewRefund = z.object({ transaction_id: z.string(), out_trade_no: z.string(), out_refund_no: z.string(), notify_url: z.string(), amount: z.object({ refund: z.int().positive(), total: z.int().positive() }) });

type Answer = { status: number; body: object | undefined } | undefined;
const ok = (body?: object): Answer => ({ status: body === undefined ? 204 : 200, body });
const no = (status: number, code: string): Answer => ({ status, body: { code, message: code } });

/** 微信支付 APIv3 as merchants see it, every answer signed. */
export function mountWechat(app: FastifyInstance, desk: Desk): void {
  const route = (method: 'GET' | 'POST', path: string, act: (merchant: Merchant, request: FastifyRequest) => Answer) => app.route({
    method, url: `/wechat/v3${path}`,
    handler: async (request, reply) => {
      await beLate(desk);
      if (desk.mood.behaviour.down) return reply.code(503).send({ code: 'SYSTEM_ERROR' });
      const merchant = merchantOf(desk, request);
      if (!merchant) return send(desk, reply, undefined, no(401, 'SIGN_ERROR'), request);
      return send(desk, reply, merchant, act(merchant, request), request);
    },
  });

  route('GET', '/certificates', () => ok({ data: ([1, 2] as const).slice(0, desk.mood.behaviour.secondKey ? 2 : 1).map((nth) => {
    const { serial, certificate } = desk.keys.theirs('wechat', nth);
    return { serial_no: serial, effective_time: '2020-01-01T08:00:00+08:00', expire_time: '2060-01-01T08:00:00+08:00', encrypt_certificate: seal(desk.keys.apiV3Key(), certificate, 'certificate') };
  }) }));

  for (const way of ['native', 'h5', 'jsapi'] as const) {
    route('POST', `/pay/transactions/${way}`, (merchant, request) => {
      const order = NewOrder.safeParse(JSON.parse(String(request.body)));
      if (!order.success || order.data.mchid !== merchant.merchant || order.data.appid !== merchant.appId || (way === 'jsapi') !== (order.data.payer !== undefined)) return no(400, 'PARAM_ERROR');
      const { out_trade_no: number, amount, description, time_expire: end, notify_url: noticeUrl } = order.data;
      const trade = desk.book.open({ account: merchant.account, number, amountInFen: amount.total, title: description, startedAt: desk.now(), expiresAt: momentIn(end), returnUrl: '', noticeUrl });
      if (trade.status === 'paid') return no(400, 'ORDERPAID');
      if (trade.status === 'closed') return no(400, 'ORDER_CLOSED');
      if (trade.amountInFen !== amount.total) return no(400, 'INVALID_REQUEST');
      if (way === 'native') return ok({ code_url: `weixin://wxpay/bizpayurl?pr=${trade.token}` });
      return way === 'h5' ? ok({ h5_url: `${desk.url()}/h5?prepay_id=${trade.token}` }) : ok({ prepay_id: trade.token });
    });
  }

  route('GET', '/pay/transactions/out-trade-no/:number', (merchant, request) => {
    const trade = desk.book.find(merchant.account, paramOf(request));
    return trade ? ok(transactionOf(desk, merchant, trade)) : no(404, 'ORDER_NOT_EXIST');
  });

  route('GET', '/pay/transactions/id/:number', (merchant, request) => {
    const reference = paramOf(request);
    const trade = desk.book.trades().find((one) => one.account === merchant.account && one.payments.some((payment) => payment.reference === reference));
    return trade ? ok(transactionOf(desk, merchant, trade, reference)) : no(404, 'ORDER_NOT_EXIST');
  });

  route('POST', '/pay/transactions/out-trade-no/:number/close', (merchant, request) => {
    const trade = desk.book.find(merchant.account, paramOf(request));
    if (!trade) return no(404, 'ORDER_NOT_EXIST');
    if (trade.status === 'paid') return no(400, 'ORDERPAID');
    desk.book.close(trade);
    return ok();
  });

  route('POST', '/refund/domestic/refunds', (merchant, request) => {
    const asked = NewRefund.safeParse(JSON.parse(String(request.body)));
    if (!asked.success) return no(400, 'PARAM_ERROR');
    const { refundsFail, refundOffInFen, refundAnswersLost } = desk.mood.behaviour;
    const { out_refund_no: refundNumber, out_trade_no: number, transaction_id: charge, amount, notify_url: noticeUrl } = asked.data;
    const before = desk.book.findRefund(merchant.account, refundNumber);
    const refund = desk.book.refund({ account: merchant.account, refundNumber, number, charge, askedInFen: amount.refund, requestedAt: desk.now(), noticeUrl }, { fails: refundsFail, offInFen: refundOffInFen, believes: desk.forgetful }, desk.now());
    if (!refund) return no(400, 'INVALID_REQUEST');
    if (refund.reason === 'no_such_payment') return no(404, 'RESOURCE_NOT_EXISTS');
    if (refund.reason === 'more_than_paid') return no(400, 'NOT_ENOUGH');
    if (refund !== before) desk.announceRefund(refund);
    // as channels do: a refund is taken on at once and made a little later
    return refundAnswersLost ? lose(desk, merchant.account) : ok(refundSaid(desk, refund, refund.status === 'done' ? 'PROCESSING' : 'ABNORMAL'));
  });

  route('GET', '/refund/domestic/refunds/:number', (merchant, request) => {
    const refund = desk.book.findRefund(merchant.account, paramOf(request));
    return refund ? ok(refundSaid(desk, refund, refund.status === 'failed' ? 'ABNORMAL' : desk.mood.behaviour.refundsWait ? 'PROCESSING' : 'SUCCESS')) : no(404, 'RESOURCE_NOT_EXISTS');
  });

  route('GET', '/bill/tradebill', (merchant, request) => {
    const { bill_date: day } = z.object({ bill_date: z.iso.date() }).parse(request.query);
    if (!billIsMade(day, desk.now()) || desk.linesOf(merchant.account, day).length === 0) return no(400, 'NO_STATEMENT_EXIST');
    const digest = createHash('sha1').update(desk.wechatBill(merchant.account, day)).digest('hex');
    return ok({ download_url: `${desk.url()}/wechat/v3/billdownload/file?token=${merchant.account}.${day}`, hash_type: 'SHA1', hash_value: digest });
  });

  const codes = new Set<string>();
  app.get('/wechat/connect/oauth2/authorize', (request, reply) => {
    const asked = z.object({ appid: z.string(), redirect_uri: z.url(), state: z.string(), scope: z.literal('snsapi_base') }).parse(request.query);
    const code = randomUUID();
    codes.add(`${asked.appid}/${code}`);
    const back = new URL(asked.redirect_uri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.state);
    return reply.redirect(back.href, 303);
  });

  app.get('/wechat/sns/oauth2/access_token', async (request, reply) => {
    await beLate(desk);
    if (desk.mood.behaviour.down) return reply.code(503).send();
    const { appid, secret, code } = z.object({ appid: z.string(), secret: z.string(), code: z.string() }).parse(request.query);
    // a code counts once
    if (secret !== appSecretOf({ appId: appid }) || !codes.delete(`${appid}/${code}`)) return reply.send({ errcode: 40029, errmsg: 'invalid code' });
    return reply.send({ openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', scope: 'snsapi_base' });
  });

  app.get('/wechat/v3/billdownload/file', (request, reply) => {
    const merchant = merchantOf(desk, request);
    const [account = '', day = ''] = z.object({ token: z.string() }).parse(request.query).token.split('.');
    if (!merchant || merchant.account !== account) return reply.code(401).send();
    return reply.type('text/plain; charset=utf-8').send(desk.bills(account, day));
  });
}

const paramOf = (request: FastifyRequest): string => z.object({ number: z.string() }).parse(request.params).number;

function merchantOf(desk: Desk, request: FastifyRequest): Merchant | undefined {
  const said = presented(request.headers.authorization);
  const key = said && ([1, 2] as const).map((nth) => desk.keys.ours('wechat', nth)).find(({ serial }) => serial === said.serial_no);
  if (!key || Math.abs(desk.now() - Number(said.timestamp) * 1000) > 300_000) return undefined;
  const body = typeof request.body === 'string' ? request.body : '';
  return isFromMerchant({ method: request.method, url: request.url, body }, said, key.publicKey) ? desk.merchants.find(({ kind, merchant }) => kind === 'wechat' && merchant === said.mchid) : undefined;
}

function send(desk: Desk, reply: FastifyReply, merchant: Merchant | undefined, answer: Answer, request: FastifyRequest) {
  if (answer === undefined) return reply.code(504).send();
  const body = answer.body === undefined ? '' : JSON.stringify(answer.body);
  const key = signingKey(desk, 'wechat', { forged: desk.mood.behaviour.falseAnswers });
  const wantsKey = String(request.headers['wechatpay-serial'] ?? '').startsWith('PUB_KEY_ID_');
  const serial = desk.mood.behaviour.falseAnswers ? signingKey(desk, 'wechat').serial : key.serial;
  return reply.code(answer.status).headers(signatureHeaders(body, { at: desk.now(), serial: wantsKey && merchant ? publicKeyId(merchant) : serial, key: key.privateKey })).type('application/json; charset=utf-8').send(body);
}

/** A trade as answers and notices tell of it. */
export function transactionOf(desk: Pick<Desk, 'mood' | 'now' | 'tally'>, { merchant, appId }: Merchant, trade: Trade, reference?: string) {
  const payment = paymentOf(desk, trade, reference);
  const told = desk.mood.behaviour.wrongAnswers ? `${trade.number.slice(0, -1)}${trade.number.endsWith('0') ? '1' : '0'}` : trade.number;
  return {
    mchid: merchant, appid: appId, out_trade_no: told, trade_type: 'NATIVE', trade_state: payment ? 'SUCCESS' : trade.status === 'closed' || trade.expiresAt <= desk.now() ? 'CLOSED' : 'NOTPAY', trade_state_desc: '模拟',
    ...(payment && { transaction_id: payment.reference, success_time: withZone(payment.at), amount: { total: payment.amountInFen, payer_total: payment.amountInFen, currency: 'CNY', payer_currency: 'CNY' } }),
  };
}

function refundSaid(desk: Desk, refund: Refund, status: string) {
  const told = desk.mood.behaviour.wrongAnswers ? `${refund.refundNumber.slice(0, -1)}${refund.refundNumber.endsWith('0') ? '1' : '0'}` : refund.refundNumber;
  return { refund_id: refund.reference, out_refund_no: told, out_trade_no: refund.number, transaction_id: refund.charge, status, ...(status === 'SUCCESS' && { success_time: withZone(refund.at) }), amount: { total: Math.max(refund.askedInFen, refund.amountInFen), refund: refund.amountInFen, currency: 'CNY' } };
}
