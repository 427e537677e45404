import { createHash } from 'node:crypto';
import { Readable, Transform, type TransformCallback } from 'node:stream';
import { z } from 'zod';
import type { Day } from '#contracts/dates.ts';
import type { Charge } from '../../domain/order-states.ts';
import { yuanFromFen } from '../amounts.ts';
import { fetchBill, notGenuine, refusedBy } from '../ask.ts';
import type { PaymentChannel, RefundAnswer, RefundRequest, Start, StartRequest } from '../channel.ts';
import { plainTitle, quietDayIsOver } from '../manners.ts';
import { offsetStamp } from '../stamps.ts';
import { chargeOf, RefundSaid, refundOf, Transaction } from './wechat-answers.ts';
import { readWechatBill } from './wechat-bill.ts';
import { identifyByWechat, type WechatIdentify } from './wechat-identify.ts';
import { wechatLine, type WechatKeys, type WechatLine } from './wechat-line.ts';
import { readWechatNotice } from './wechat-notice.ts';
import { bridgeParameters } from './wechat-signing.ts';

export type WechatOptions = { account: string; provinces: 'all' | readonly string[]; merchant: string; appId: string; gateway: string; /** Where H5 payments lead: 微信's own page. */ h5Origin?: string | undefined; keys: () => WechatKeys; /** Absent where our app has no secret here: inside 微信 a code is shown then. */ identify?: WechatIdentify | undefined; now: () => number; timeoutMs?: number | undefined };

const NEVER_SEEN = ['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS'];

/** 微信支付 APIv3: Native (a code to scan), H5 (a phone's browser) and JSAPI (inside 微信), by the published algorithms. */
export function wechatChannel(options: WechatOptions): PaymentChannel {
  const { account, provinces, merchant, appId, gateway, h5Origin = 'https://wx.tenpay.com', now } = options;
  let made: { line: WechatLine; keys: WechatKeys } | undefined;
  const opened = () => {
    if (made === undefined) {
      const keys = options.keys();
      made = { keys, line: wechatLine({ gateway, merchant, keys, now, timeoutMs: options.timeoutMs }) };
    }
    return made;
  };
  const { ask } = { ask: (method: 'GET' | 'POST', path: string, question?: unknown) => opened().line.ask(method, path, question) };

  async function query(number: string, reference?: string): Promise<Charge> {
    const answer = await ask('GET', `/v3/pay/transactions/${reference === undefined ? `out-trade-no/${number}` : `id/${encodeURIComponent(reference)}`}?mchid=${merchant}`);
    if (!answer.ok && NEVER_SEEN.includes(answer.code)) return { status: 'unpaid' };
    if (!answer.ok) throw refusedBy('WeChat', answer.code);
    const said = Transaction.parse(answer.said);
    if (said.out_trade_no !== number || said.mchid !== merchant) throw notGenuine('another order');
    return chargeOf(said);
  }

  return {
    account, kind: 'wechat', merchant, provinces, origins: [h5Origin],
    ...(options.identify && { identify: identifyByWechat({ ...options.identify, appId, timeoutMs: options.timeoutMs }) }),
    start: (request) => start(ask, opened, { merchant, appId }, request),
    query: ({ number, reference }) => query(number, reference),
    async close({ number }) {
      const answer = await ask('POST', `/v3/pay/transactions/out-trade-no/${number}/close`, { mchid: merchant });
      if (answer.ok) return { status: 'closed' };
      return query(number);
    },
    readNotice: (raw, at) => readWechatNotice(raw, { merchant, apiV3Key: opened().keys.apiV3Key, verifies: opened().line.verifies, now: at }),
    replyToNotice: (taken) => (taken ? { status: 200, contentType: 'application/json; charset=utf-8', body: '{"code":"SUCCESS","message":"成功"}' } : { status: 500, contentType: 'application/json; charset=utf-8', body: '{"code":"FAIL","message":"失败"}' }),
    async refund(request) {
      const answer = await ask('POST', '/v3/refund/domestic/refunds', refundQuestion(request));
      return answer.ok ? refundSaid(answer.said, request) : { status: 'failed', reason: answer.code };
    },
    async queryRefund(asked) {
      const answer = await ask('GET', `/v3/refund/domestic/refunds/${asked.refundNumber}`);
      if (!answer.ok && NEVER_SEEN.includes(answer.code)) return { status: 'unknown' };
      if (!answer.ok) throw refusedBy('WeChat', answer.code);
      return refundSaid(answer.said, asked);
    },
    downloadBill: (day) => downloadBill(ask, opened, { gateway, account, day, now: now() }),
    readBill: readWechatBill,
  };
}

type Ask = WechatLine['ask'];
type Opened = () => { line: WechatLine; keys: WechatKeys };

async function start(ask: Ask, opened: Opened, { merchant, appId }: { merchant: string; appId: string }, request: StartRequest): Promise<Start> {
  const way = request.device === 'phone' ? 'h5' : request.device === 'wechat' && request.openId !== undefined ? 'jsapi' : 'native';
  const answer = await ask('POST', `/v3/pay/transactions/${way}`, {
    appid: appId, mchid: merchant, description: plainTitle(request.title, 60), out_trade_no: request.number, time_expire: offsetStamp(request.expiresAt), notify_url: request.noticeUrl,
    amount: { total: request.amountInFen, currency: 'CNY' },
    ...(way === 'jsapi' && { payer: { openid: request.openId } }),
    ...(way === 'h5' && { scene_info: { payer_client_ip: request.payerIp, h5_info: { type: 'Wap' } } }),
  });
  if (!answer.ok) throw refusedBy('WeChat', answer.code);
  switch (way) {
    case 'native': return { kind: 'code', text: z.object({ code_url: z.string().startsWith('weixin://') }).parse(answer.said).code_url };
    case 'h5': {
      const url = new URL(z.object({ h5_url: z.url() }).parse(answer.said).h5_url);
      url.searchParams.set('redirect_url', request.returnUrl);
      return { kind: 'redirect', url: url.href };
    }
    case 'jsapi': {
      const { line } = opened();
      return { kind: 'bridge', parameters: bridgeParameters({ appId, prepayId: z.object({ prepay_id: z.string().min(1) }).parse(answer.said).prepay_id, key: line.newest, seconds: line.seconds() }) };
    }
  }
}

function refundQuestion({ refundNumber, attempt, reference, amountInFen, chargedInFen, noticeUrl }: RefundRequest) {
  yuanFromFen(amountInFen);
  return { transaction_id: reference, out_trade_no: attempt.number, out_refund_no: refundNumber, reason: '报名费退费', notify_url: noticeUrl, amount: { refund: amountInFen, total: chargedInFen, currency: 'CNY' } };
}

function refundSaid(said: unknown, { refundNumber, attempt }: Pick<RefundRequest, 'refundNumber' | 'attempt'>): RefundAnswer {
  const refund = RefundSaid.parse(said);
  if (refund.out_refund_no !== refundNumber || refund.out_trade_no !== attempt.number) throw notGenuine('another refund');
  return refundOf(refund);
}

const BillPlace = z.object({ download_url: z.url(), hash_type: z.literal('SHA1'), hash_value: z.string().regex(/^[0-9a-f]{40}$/i) });

async function downloadBill(ask: Ask, opened: Opened, { gateway, account, day, now }: { gateway: string; account: string; day: Day; now: number }): ReturnType<PaymentChannel['downloadBill']> {
  const answer = await ask('GET', `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`);
  const fileName = `${account}-${day}.csv`;
  if (!answer.ok && answer.code === 'NO_STATEMENT_EXIST' && quietDayIsOver(day, now)) return { fileName, content: Readable.from([]) };
  if (!answer.ok && ['NO_STATEMENT_EXIST', 'STATEMENT_CREATING'].includes(answer.code)) return 'not_ready';
  if (!answer.ok) throw refusedBy('WeChat', answer.code);
  const place = BillPlace.parse(answer.said);
  const url = new URL(place.download_url);
  if (url.origin !== new URL(gateway).origin) throw notGenuine('the place of the bill');
  const content = await fetchBill(url.href, opened().line.signedHeaders('GET', url, ''));
  return { fileName, content: content.pipe(checkSha1(place.hash_value.toLowerCase(), content)) };
}

/** Passes a bill on and ends in an error when it is not the one whose digest was signed. */
function checkSha1(expected: string, source: Readable): Transform {
  const hash = createHash('sha1');
  const check = new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done: TransformCallback) {
      done(hash.digest('hex') === expected ? null : notGenuine('the digest of the bill'));
    },
  });
  source.on('error', (error) => check.destroy(error));
  return check;
}
