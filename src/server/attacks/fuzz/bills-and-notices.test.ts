import { createCipheriv } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { MessageReceipt } from '#contracts/messages.ts';
import { CheckAnswer, CreditHoldings } from '#contracts/registry-gateway.ts';
import { fenFromDigits, fenFromYuan, yuanFromFen } from '#server/modules/payments/channels/amounts.ts';
import { readAlipayBill } from '#server/modules/payments/channels/alipay/alipay-bill.ts';
import { readAlipayNotice } from '#server/modules/payments/channels/alipay/alipay-notice.ts';
import { cellsOf } from '#server/modules/payments/channels/bill-lines.ts';
import type { BillLine } from '#server/modules/payments/channels/channel.ts';
import { digitStamp, momentNear, momentOf, offsetStamp, spacedStamp } from '#server/modules/payments/channels/stamps.ts';
import { readUnionpayBill } from '#server/modules/payments/channels/unionpay/unionpay-bill.ts';
import { readUnionpayNotice } from '#server/modules/payments/channels/unionpay/unionpay-messages.ts';
import { readWechatBill } from '#server/modules/payments/channels/wechat/wechat-bill.ts';
import { readWechatNotice } from '#server/modules/payments/channels/wechat/wechat-notice.ts';
import { openLine } from '#server/platform/registry-line/signed-line.ts';
import { aliyunSms } from '#server/platform/sms/aliyun/aliyun-sms.ts';
import { tencentSms } from '#server/platform/sms/tencent/tencent-sms.ts';
import { alipayBill } from '#server/standins/bank/alipay/alipay-bill.ts';
import { unionpayBill } from '#server/standins/bank/unionpay/unionpay-bill.ts';
import { wechatBill } from '#server/standins/bank/wechat/wechat-bill.ts';
import { endsSoon, hostileJson, hostileText, longTexts, nearly, nearlyBytes, tries } from '#server/testing/hostile-text.ts';

const NOW = Date.parse('2026-07-08T10:00:00+08:00');
const MERCHANT = '777290058100017';
const DAY = '2026-07-08';

/** A fault of our own, as against a no that is meant. */
const isBug = (problem: unknown) => problem instanceof TypeError || problem instanceof ReferenceError || (problem instanceof RangeError && !/not as documented/.test(problem.message));

async function linesIn(bill: AsyncIterable<BillLine>): Promise<BillLine[] | 'refused'> {
  const lines: BillLine[] = [];
  try {
    for await (const line of bill) lines.push(line);
  } catch (problem) {
    expect(isBug(problem), String(problem)).toBe(false);
    expect(problem).toBeInstanceOf(Error);
    return 'refused';
  }
  for (const { amountInFen, feeInFen, at, kind, number } of lines) expect([Number.isSafeInteger(amountInFen), Number.isSafeInteger(feeInFen), Number.isSafeInteger(at), typeof kind, typeof number]).toEqual([true, true, true, 'string', 'string']);
  return lines;
}

const MOVED = { reference: '2026070822001', number: '20260708000000000000101', charge: '4200001', refundNumber: 'R202607080000000000017', amountInFen: 24_400, feeInFen: 146, at: NOW, title: '考试费' };
const LINES = [{ ...MOVED, what: 'payment' as const }, { ...MOVED, what: 'refund' as const }];
const merchant = { merchant: MERCHANT, appId: 'wx00000000000jb017' };
const whole = async (stream: Readable) => Buffer.concat(await stream.toArray());

describe('a bill of a channel, changed on its way', () => {
  test('支付宝: is read, or refused as what it is; never a fault of ours, never an amount that is no whole fen', async () => {
    const sound = await whole(alipayBill(merchant as never, DAY, LINES));
    expect(await linesIn(readAlipayBill(Readable.from([sound])))).toHaveLength(2);
    await fc.assert(fc.asyncProperty(fc.oneof(nearlyBytes(sound), hostileText.map((text) => Buffer.from(text))), async (bytes) => { await linesIn(readAlipayBill(Readable.from([bytes]))); }), tries(60));
  });

  test('微信: so too', async () => {
    const sound = wechatBill(merchant as never, LINES);
    expect(await linesIn(readWechatBill(Readable.from([Buffer.from(sound)])))).toHaveLength(2);
    await fc.assert(fc.asyncProperty(nearly(fc.constant(sound)), async (text) => { await linesIn(readWechatBill(Readable.from([Buffer.from(text)]))); }), tries(300));
  });

  test('银联: so too', async () => {
    const sound = await whole(unionpayBill(merchant as never, DAY, LINES));
    expect(await linesIn(readUnionpayBill(MERCHANT)(Readable.from([sound])))).toHaveLength(2);
    await fc.assert(fc.asyncProperty(nearlyBytes(sound), async (bytes) => { await linesIn(readUnionpayBill(MERCHANT)(Readable.from([bytes]))); }), tries(60));
  });

  test('a line of cells is read whatever stands in it, in whatever characters', () => {
    fc.assert(fc.property(fc.oneof(hostileText, nearly(fc.constant('a,"b,c",`d\t,"e""f"'))), (line) => {
      const text = iconv.decode(iconv.encode(line, 'gb18030'), 'gb18030');
      try {
        expect(cellsOf(text).every((cell) => cell === cell.trim())).toBe(true);
      } catch (problem) { expect(isBug(problem), String(problem)).toBe(false); }
    }), tries(1_000));
  });
});

describe('amounts and moments of others', () => {
  test('come back as they went, and what is none is refused', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), fc.integer({ min: 0, max: 4_000_000_000 }).map((s) => s * 1_000), (fen, at) => {
      expect(fenFromYuan(yuanFromFen(fen))).toBe(fen);
      expect(fenFromDigits(String(fen).padStart(12, '0'))).toBe(fen);
      for (const stamp of [spacedStamp, digitStamp, offsetStamp]) expect(momentOf(stamp(at))).toBe(at);
      expect(momentNear(digitStamp(at).slice(4), at)).toBe(at);
    }), tries(500));
    fc.assert(fc.property(fc.oneof(hostileText, nearly(fc.constantFrom('244.00', '-0.12', '2026-07-08 10:00:00', '20260708100000', '2026-07-08T10:00:00+08:00', '000000024400', '0708100000', '2026-02-30 10:00:00', '2026-07-08 24:00:00'))), (text) => {
      for (const read of [fenFromYuan, fenFromDigits, momentOf, (one: string) => momentNear(one, NOW)]) {
        try {
          expect(Number.isSafeInteger(read(text)), text).toBe(true);
        } catch (problem) { expect(isBug(problem), String(problem)).toBe(false); }
      }
    }), tries(3_000));
  });
});

describe('a notice that carries a genuine signature and says anything', () => {
  const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
  const ALIPAY = form({ notify_id: '1', notify_time: '2026-07-08 09:59:59', app_id: 'a', seller_id: 's', out_trade_no: '20260708000000000000101', trade_no: 't', total_amount: '244.00', trade_status: 'TRADE_SUCCESS', gmt_payment: '2026-07-08 09:59:58', sign: 'x' });
  const UNIONPAY = form({ merId: MERCHANT, orderId: '20260708000000000000101', txnTime: '20260708095958', txnType: '01', respCode: '00', queryId: 'q', txnAmt: '24400', currencyCode: '156', traceTime: '0708095959', signature: 'x' });

  test('支付宝, 银联: is about money in whole fen, or is refused for a reason of ours', () => {
    const faults = ['malformed', 'bad_signature', 'other_merchant', 'too_old'];
    fc.assert(fc.property(fc.oneof(hostileText, nearly(fc.constantFrom(ALIPAY, UNIONPAY)), fc.array(fc.tuple(hostileText, hostileText), { maxLength: 5 }).map((pairs) => `${new URLSearchParams(pairs).toString()}&sign=x&signature=x`)), (body) => {
      for (const read of [readAlipayNotice(Buffer.from(body), { appId: 'a', sellerId: 's', isGenuine: () => true, now: NOW }), readUnionpayNotice(Buffer.from(body), { merchant: MERCHANT, isGenuine: () => true, now: NOW })]) {
        if (!read.ok) expect(faults).toContain(read.fault);
        else if (read.notice.about === 'payment' && read.notice.charge.status === 'paid') expect(Number.isSafeInteger(read.notice.charge.amountInFen) && Number.isSafeInteger(read.notice.charge.paidAt), body).toBe(true);
      }
    }), tries(2_000));
  });

  test('微信: so too, whatever was sealed', () => {
    const apiV3Key = 'a'.repeat(32);
    const sealed = (text: string) => {
      const cipher = createCipheriv('aes-256-gcm', apiV3Key, 'n'.repeat(12));
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
      return JSON.stringify({ id: '1', event_type: 'TRANSACTION.SUCCESS', resource_type: 'encrypt-resource', resource: { algorithm: 'AEAD_AES_256_GCM', ciphertext, nonce: 'n'.repeat(12) } });
    };
    const said = JSON.stringify({ mchid: 'm', out_trade_no: '20260708000000000000101', trade_state: 'SUCCESS', transaction_id: 't', success_time: '2026-07-08T09:59:58+08:00', amount: { total: 24_400, currency: 'CNY' } });
    fc.assert(fc.property(fc.oneof(hostileText, hostileJson.map((one) => JSON.stringify(one) ?? 'null'), nearly(fc.constant(said)).map(sealed), nearly(fc.constant(sealed(said)))), (body) => {
      const headers = { 'wechatpay-timestamp': String(NOW / 1_000), 'wechatpay-nonce': 'n', 'wechatpay-serial': 's', 'wechatpay-signature': 'x' };
      const read = readWechatNotice({ headers, body: Buffer.from(body) }, { merchant: 'm', apiV3Key, verifies: () => true, now: NOW });
      if (read.ok && read.notice.about === 'payment' && read.notice.charge.status === 'paid') expect(Number.isSafeInteger(read.notice.charge.amountInFen)).toBe(true);
    }), tries(1_000));
  });

  test('阿里云, 腾讯云, 自建网关: a report is one of a message at a moment, or none', () => {
    const line = { name: 'a', endpoint: 'https://dysmsapi.example.cn', templates: {}, region: 'r', appId: '1', signName: 's', accessKeyId: 'a', accessKeySecret: 'b', secretId: 'a', secretKey: 'b' };
    const carriers = [aliyunSms(line as never, () => NOW), tencentSms(line as never, () => NOW)];
    const time = nearly(fc.constantFrom('2026-07-08 10:00:00', '2026-02-30 10:00:00', '2026-07-08 24:00:00'));
    const aliyun = fc.record({ biz_id: hostileText, out_id: hostileText, phone_number: hostileText, success: fc.boolean(), err_code: hostileText, report_time: time, send_time: time, err_msg: hostileText, sms_size: hostileText });
    const tencent = fc.record({ sid: hostileText, mobile: hostileText, nationcode: fc.constantFrom('86', '+86', '1'), report_status: fc.constantFrom('SUCCESS', 'FAIL'), errmsg: hostileText, description: hostileText, user_receive_time: time });
    fc.assert(fc.property(fc.oneof(hostileJson, aliyun, tencent), (item) => {
      for (const carrier of carriers) {
        const report = carrier.readReport(item);
        if (!report) continue;
        expect(Number.isSafeInteger(report.at)).toBe(true);
        const { report_time: a, user_receive_time: b } = z.object({ report_time: z.string().optional(), user_receive_time: z.string().optional() }).parse(item);
        if (report.status === 'delivered') expect(spacedStamp(report.at), 'a moment of the calendar').toBe(a ?? b);
      }
      MessageReceipt.safeParse(item);
    }), tries(2_000));
  });
});

describe('a registry, a credit platform that answers anything', () => {
  let said = { status: 200, headers: {} as Record<string, string>, body: '' };
  let server: Server;
  beforeAll(async () => {
    server = createServer((_, response) => { response.writeHead(said.status, said.headers).end(said.body); });
    await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  });
  afterAll(() => { server.close(); });

  test('is an answer nobody signed: no answer at all, and no fault of ours', async () => {
    const line = openLine({ gateway: { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, key: 'key-of-a-gateway-of-registries' }, timeoutMs: 2_000, now: Date.now });
    const head = fc.string({ unit: fc.constantFrom('a', '0', '9', '-', '.', 'Z', ' ', '+', 'e', ':', '\u00e9'), maxLength: 12 });
    await fc.assert(fc.asyncProperty(fc.constantFrom(200, 200, 400, 403, 429, 500, 503), fc.oneof(hostileText, hostileJson.map((one) => JSON.stringify(one) ?? '')), head, async (status, body, value) => {
      said = { status, headers: { 'x-key-id': value, 'x-timestamp': value, 'x-nonce': value, 'x-request-id': value, 'x-signature': value, 'retry-after': value }, body };
      for (const answer of [CheckAnswer, CreditHoldings]) {
        const came = await line.send({ method: 'POST', path: 'identity/checks', requestId: '00000000-0000-4000-8000-000000000001', body: {}, answer: answer as never });
        expect(came.kind).toBe('no_answer');
        if (came.kind === 'no_answer' && came.pauseMs !== undefined) expect(came.pauseMs > 0 && came.pauseMs <= 3_600_000).toBe(true);
      }
    }), tries(60));
    await line.close();
  });
});

test('none of it takes time that grows with the square of what was sent', () => {
  const reads: Record<string, (text: string) => unknown> = {
    cellsOf, fenFromYuan, fenFromDigits, momentOf, alipay: (text) => readAlipayNotice(Buffer.from(text), { appId: 'a', sellerId: 's', isGenuine: () => true, now: NOW }), unionpay: (text) => readUnionpayNotice(Buffer.from(text), { merchant: MERCHANT, isGenuine: () => true, now: NOW }),
  };
  const refused = (read: (text: string) => unknown, text: string) => () => { try { read(text); } catch { /* a no */ } };
  expect(longTexts(40_000).flatMap((text) => Object.entries(reads).filter(([, read]) => !endsSoon(refused(read, text))).map(([what]) => `${what} ${JSON.stringify(text.slice(0, 6))}`))).toEqual([]);
});
