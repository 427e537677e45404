import { Readable } from 'node:stream';
import { inflate } from 'node:zlib';
import { promisify } from 'node:util';
import { askChannel, badStatus, notGenuine, refusedBy } from '../ask.ts';
import type { AttemptRef, PaymentChannel, RefundRequest } from '../channel.ts';
import { yuanFromFen } from '../amounts.ts';
import { quietDayIsOver } from '../manners.ts';
import { digitStamp, monthDay } from '../stamps.ts';
import { readUnionpayBill } from './unionpay-bill.ts';
import { chargeOf, readUnionpayNotice, refundOf, refundTakenOn } from './unionpay-messages.ts';
import { signFields, unionpayVerifier, type Fields, type UnionpayOwnKey, type UnionpayTrust } from './unionpay-signing.ts';

export type UnionpayKeys = { own: readonly UnionpayOwnKey[]; trust: UnionpayTrust };

export type UnionpayOptions = { account: string; provinces: 'all' | readonly string[]; /** 商户代码, 15 digits. */ merchant: string; gateway: string; /** Where bills are fetched. */ fileGateway: string; keys: () => UnionpayKeys; now: () => number; timeoutMs?: number | undefined };

/** A bill comes whole inside a signed answer: this much of it, unpacked from base64, at most. */
const MOST_FILE_BYTES = 150_000_000;
const FILE_PATIENCE_MS = 120_000;

const inflated = promisify(inflate);

/** 银联在线支付 (跳转网关支付, version 5.1.0), by the published algorithm: the payer goes there with a form a button sends. */
export function unionpayChannel({ account, provinces, merchant, gateway, fileGateway, keys, now, timeoutMs }: UnionpayOptions): PaymentChannel {
  const base = gateway.replace(/\/+$/, '');
  let made: { newest: UnionpayOwnKey; isGenuine: (fields: Fields, at: number) => boolean } | undefined;
  const opened = () => (made ??= open(keys()));
  const signed = (fields: Fields): Fields => signFields({ version: '5.1.0', encoding: 'UTF-8', signMethod: '01', accessType: '0', merId: merchant, ...fields }, opened().newest);

  async function ask(url: string, fields: Fields, limits: { timeoutMs?: number | undefined; most?: number } = {}): Promise<Fields> {
    const reply = await askChannel(url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }, body: new URLSearchParams(signed(fields)).toString(), timeoutMs, ...limits });
    if (reply.status !== 200) throw badStatus('UnionPay', reply.status);
    const said = fieldsOf(reply.body);
    if (!opened().isGenuine(said, now())) throw notGenuine('signature');
    return said;
  }

  const asked = (number: string, at: number) => ({ merchant, number, txnTime: digitStamp(at) });
  const look = (number: string, at: number, queryId?: string) => ask(`${base}/gateway/api/queryTrans.do`, { txnType: '00', txnSubType: '00', bizType: '000201', orderId: number, txnTime: digitStamp(at), ...(queryId !== undefined && { queryId }) });
  const query = async ({ number, startedAt, reference }: AttemptRef & { reference?: string }) => chargeOf(await look(number, startedAt, reference), asked(number, startedAt));
  const queryRefund = async ({ refundNumber, requestedAt }: Pick<RefundRequest, 'refundNumber' | 'requestedAt'>) => refundOf(await look(refundNumber, requestedAt), asked(refundNumber, requestedAt));

  return {
    account, kind: 'unionpay', merchant, provinces, origins: [new URL(base).origin],
    start({ number, startedAt, amountInFen, expiresAt, returnUrl, noticeUrl, device, payerIp }) {
      yuanFromFen(amountInFen);
      const fields = signed({
        txnType: '01', txnSubType: '01', bizType: '000201', channelType: device === 'desktop' ? '07' : '08', currencyCode: '156',
        orderId: number, txnTime: digitStamp(startedAt), txnAmt: String(amountInFen), payTimeout: digitStamp(expiresAt), frontUrl: returnUrl, backUrl: noticeUrl, customerIp: payerIp,
      });
      return Promise.resolve({ kind: 'form', action: `${base}/gateway/api/frontTransReq.do`, fields });
    },
    query,
    // there is no closing: past payTimeout 银联 takes nothing for the merchant
    close: query,
    readNotice: ({ body }, at) => readUnionpayNotice(body, { merchant, isGenuine: (fields) => opened().isGenuine(fields, at), now: at }),
    replyToNotice: (taken) => ({ status: taken ? 200 : 500, contentType: 'text/plain; charset=utf-8', body: taken ? 'ok' : 'fail' }),
    async refund({ refundNumber, requestedAt, reference, amountInFen, noticeUrl }) {
      yuanFromFen(amountInFen);
      const said = await ask(`${base}/gateway/api/backTransReq.do`, {
        txnType: '04', txnSubType: '00', bizType: '000201', channelType: '07', orderId: refundNumber, txnTime: digitStamp(requestedAt), origQryId: reference, txnAmt: String(amountInFen), backUrl: noticeUrl,
      });
      return refundTakenOn(said, asked(refundNumber, requestedAt));
    },
    queryRefund,
    async downloadBill(day) {
      const said = await ask(fileGateway, { txnType: '76', txnSubType: '01', bizType: '000000', txnTime: digitStamp(now()), fileType: '00', settleDate: monthDay(day) }, { timeoutMs: FILE_PATIENCE_MS, most: MOST_FILE_BYTES });
      const fileName = `${account}-${day}.zip`;
      if (said['merId'] !== merchant || said['settleDate'] !== monthDay(day)) throw notGenuine('the bill of another day');
      if (said['respCode'] === '98') return quietDayIsOver(day, now()) ? { fileName, content: Readable.from([]) } : 'not_ready';
      if (said['respCode'] !== '00' || said['fileContent'] === undefined) throw refusedBy('UnionPay', said['respCode'] ?? 'nothing');
      return { fileName, content: Readable.from([await inflated(Buffer.from(said['fileContent'], 'base64'), { maxOutputLength: 2 * MOST_FILE_BYTES })]) };
    },
    readBill: readUnionpayBill(merchant),
  };
}

function open({ own, trust }: UnionpayKeys) {
  const newest = [...own].sort((a, b) => b.number - a.number)[0];
  if (!newest) throw new Error('a UnionPay account without a key');
  return { newest, isGenuine: unionpayVerifier(trust) };
}

/** The fields of an answer: `name=value` joined by `&`, not encoded; a value may hold `=` (base64), line ends (certificates) and, within braces, `&`. */
export function fieldsOf(body: string): Fields {
  return Object.fromEntries([...body.trim().matchAll(/([A-Za-z0-9]+)=(\{[^}]*\}|[^&]*)(?:&|$)/g)].map(([, name = '', value = '']): [string, string] => [name, value]));
}
