import { Readable } from 'node:stream';
import { z } from 'zod';
import { yuanFromFen } from '../amounts.ts';
import { askChannel, badStatus, fetchBill, notGenuine } from '../ask.ts';
import type { PaymentChannel, RefundAnswer } from '../channel.ts';
import { plainTitle, quietDayIsOver } from '../manners.ts';
import { spacedStamp } from '../stamps.ts';
import { chargeOf, refundOf, refusalOf } from './alipay-answers.ts';
import { readAlipayBill } from './alipay-bill.ts';
import { alipaySigners, type AlipayKeys, type AlipaySigners } from './alipay-keys.ts';
import { readAlipayNotice } from './alipay-notice.ts';

export type AlipayOptions = { account: string; provinces: 'all' | readonly string[]; appId: string; /** 卖家支付宝用户号, 2088…: whom the money goes to. */ sellerId: string; gateway: string; keys: () => AlipayKeys; now: () => number; timeoutMs?: number | undefined };

/** 支付宝 (电脑网站支付 alipay.trade.page.pay, 手机网站支付 alipay.trade.wap.pay), gateway 2.0 with RSA2, by the official SDK's signatures and our own transport. */
export function alipayChannel({ account, provinces, appId, sellerId, gateway, keys, now, timeoutMs }: AlipayOptions): PaymentChannel {
  let made: AlipaySigners | undefined;
  const signers = (): AlipaySigners => (made ??= alipaySigners({ appId, gateway, keys: keys() }));

  async function ask(method: string, bizContent: Record<string, unknown>): Promise<unknown> {
    // the charset in the address is what Alipay reads the body by
    const reply = await askChannel(`${gateway}?charset=utf-8`, {
      method: 'POST', timeoutMs, headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
      body: signers().signer.sdkExecute(method, { bizContent, timestamp: spacedStamp(now()) }, { bizContentAutoSnakeCase: false }),
    });
    if (reply.status !== 200) throw badStatus('Alipay', reply.status);
    return signers().readAnswer(reply.body, method);
  }

  // where both numbers are given Alipay goes by its own
  const query = async (number: string, reference?: string) => chargeOf(await ask('alipay.trade.query', { out_trade_no: number, ...(reference !== undefined && { trade_no: reference }) }), number);
  const queryRefund = async (number: string, refundNumber: string): Promise<RefundAnswer> =>
    refundOf(await ask('alipay.trade.fastpay.refund.query', { out_trade_no: number, out_request_no: refundNumber, query_options: ['gmt_refund_pay'] }), { number, refundNumber });

  return {
    account, kind: 'alipay', merchant: sellerId, provinces, origins: [new URL(gateway).origin],
    start({ number, amountInFen, title, expiresAt, returnUrl, noticeUrl, device }) {
      const desktop = device === 'desktop';
      const url = signers().signer.pageExecute(desktop ? 'alipay.trade.page.pay' : 'alipay.trade.wap.pay', 'GET', {
        returnUrl, notifyUrl: noticeUrl, timestamp: spacedStamp(now()),
        bizContent: {
          out_trade_no: number, total_amount: yuanFromFen(amountInFen), subject: plainTitle(title, 120), time_expire: spacedStamp(expiresAt),
          ...(desktop ? { product_code: 'FAST_INSTANT_TRADE_PAY' } : { product_code: 'QUICK_WAP_WAY', quit_url: returnUrl }),
        },
      });
      return Promise.resolve({ kind: 'redirect', url });
    },
    query: ({ number, reference }) => query(number, reference),
    async close({ number }) {
      const refusal = refusalOf(await ask('alipay.trade.close', { out_trade_no: number }));
      if (refusal === undefined) return { status: 'closed' };
      // a trade is made when the payer signs in at Alipay: before that there is nothing to close, and the address runs out by itself
      if (refusal === 'ACQ.TRADE_NOT_EXIST') return { status: 'unpaid' };
      return query(number);
    },
    readNotice: ({ body }, at) => readAlipayNotice(body, { appId, sellerId, isGenuine: (fields) => signers().isGenuineNotice(fields), now: at }),
    replyToNotice: (taken) => ({ status: 200, contentType: 'text/plain; charset=utf-8', body: taken ? 'success' : 'failure' }),
    async refund({ refundNumber, attempt, reference, amountInFen }) {
      const said = await ask('alipay.trade.refund', { out_trade_no: attempt.number, trade_no: reference, refund_amount: yuanFromFen(amountInFen), out_request_no: refundNumber, refund_reason: '报名费退费' });
      const refusal = refusalOf(said);
      if (refusal !== undefined) return { status: 'failed', reason: refusal.slice(0, 80) };
      // the answer tells the sum of all refunds of the trade, so the one asked for is asked after
      const known = await queryRefund(attempt.number, refundNumber);
      return known.status === 'unknown' ? { status: 'processing' } : known;
    },
    queryRefund: ({ refundNumber, attempt }) => queryRefund(attempt.number, refundNumber),
    async downloadBill(day) {
      const said = await ask('alipay.data.dataservice.bill.downloadurl.query', { bill_type: 'trade', bill_date: day });
      const refusal = refusalOf(said);
      const fileName = `${account}-${day}.zip`;
      if (refusal !== undefined) return /bill_not_exist|BILL_NOT_EXIST/.test(refusal) && quietDayIsOver(day, now()) ? { fileName, content: Readable.from([]) } : 'not_ready';
      const { bill_download_url: url } = z.object({ bill_download_url: z.url() }).parse(said);
      if (new URL(url).protocol !== new URL(gateway).protocol) throw notGenuine('the place of the bill');
      return { fileName, content: await fetchBill(url) };
    },
    readBill: readAlipayBill,
  };
}
