import { z } from 'zod';
import { RefundNumber } from '#contracts/payments.ts';
import type { Instant } from '#contracts/dates.ts';
import { Fault } from '#server/platform/outside/fault.ts';
import type { Charge } from '../../domain/order-states.ts';
import { fenFromDigits } from '../amounts.ts';
import { notGenuine, refusedBy } from '../ask.ts';
import type { ChannelNotice, NoticeFault, RefundAnswer } from '../channel.ts';
import { momentNear, momentOf } from '../stamps.ts';
import type { Fields } from './unionpay-signing.ts';

/** 银联 repeats a notice for a day at most; a refund's may come days after it was asked for. What is older than this is played back. */
const OLDEST = 30 * 86_400_000;
const AHEAD = 10 * 60_000;

/** Under way, or not known yet what became of it (应答码 03, 04, 05). */
const UNDER_WAY = ['03', '04', '05'];

/** 查无此交易. */
const NEVER_SEEN = '34';

const Told = z.object({ merId: z.string(), orderId: z.string(), txnTime: z.string(), txnType: z.string(), respCode: z.string(), queryId: z.string().optional(), txnAmt: z.string().optional(), currencyCode: z.literal('156').optional(), traceTime: z.string().optional(), origRespCode: z.string().optional() });
type Told = z.infer<typeof Told>;

/** 交易状态查询: the answer about one transaction, after it was checked that it is about that one. */
function answered(fields: Fields, asked: { merchant: string; number: string; txnTime: string }): { never: true } | { never: false; told: Told } {
  const told = Told.parse(fields);
  if (told.merId !== asked.merchant || told.orderId !== asked.number || told.txnTime !== asked.txnTime) throw notGenuine('another transaction');
  if (told.respCode === NEVER_SEEN) return { never: true };
  if (told.respCode !== '00') throw refusedBy('UnionPay', told.respCode);
  return { never: false, told };
}

/** What a query says of the charge; one that 银联 never saw is unpaid. */
export function chargeOf(fields: Fields, asked: { merchant: string; number: string; txnTime: string }): Charge {
  const answer = answered(fields, asked);
  if (answer.never) return { status: 'unpaid' };
  const { origRespCode = '' } = answer.told;
  if (origRespCode === NEVER_SEEN || UNDER_WAY.includes(origRespCode)) return { status: 'unpaid' };
  return origRespCode === '00' ? paid(answer.told, '01') : { status: 'failed' };
}

/** What a query says of a refund, which is a transaction of its own. */
export function refundOf(fields: Fields, asked: { merchant: string; number: string; txnTime: string }): RefundAnswer {
  const answer = answered(fields, asked);
  if (answer.never) return { status: 'unknown' };
  const { origRespCode = '' } = answer.told;
  if (origRespCode === NEVER_SEEN) return { status: 'unknown' };
  if (UNDER_WAY.includes(origRespCode)) return { status: 'processing' };
  if (origRespCode !== '00') return { status: 'failed', reason: `unionpay ${origRespCode}` };
  return refunded(answer.told);
}

/** What the answer to a refund says: taken on (00) is not made yet; what became of it is asked after. */
export function refundTakenOn(fields: Fields, asked: { merchant: string; number: string; txnTime: string }): RefundAnswer {
  const told = Told.parse(fields);
  if (told.merId !== asked.merchant || told.orderId !== asked.number || told.txnTime !== asked.txnTime) throw notGenuine('another refund');
  if (told.respCode === '00' || UNDER_WAY.includes(told.respCode)) return { status: 'processing' };
  // 12 and 94: the number was used before, so this very refund may well be under way
  if (['12', '94'].includes(told.respCode)) return { status: 'processing' };
  if (['01', '02', '06', '98'].includes(told.respCode)) throw new Fault('server_error', `UnionPay answered ${told.respCode}`);
  return { status: 'failed', reason: `unionpay ${told.respCode}` };
}

type Read = { ok: true; notice: ChannelNotice } | { ok: false; fault: NoticeFault };

/** 后台通知: believed with a genuine signature, for our merchant, in time; the type of the transaction says what it is about. */
export function readUnionpayNotice(body: Buffer, { merchant, isGenuine, now }: { merchant: string; isGenuine: (fields: Fields) => boolean; now: Instant }): Read {
  const fields = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  if (fields['signature'] === undefined) return { ok: false, fault: 'malformed' };
  if (!isGenuine(fields)) return { ok: false, fault: 'bad_signature' };
  const told = Told.safeParse(fields);
  if (!told.success) return { ok: false, fault: 'malformed' };
  if (told.data.merId !== merchant) return { ok: false, fault: 'other_merchant' };
  try {
    const at = momentOf(told.data.txnTime);
    if (now - at > OLDEST || at - now > AHEAD) return { ok: false, fault: 'too_old' };
    return { ok: true, notice: understand(told.data) };
  } catch {
    return { ok: false, fault: 'malformed' };
  }
}

function understand(told: Told): ChannelNotice {
  const id = ['unionpay', told.txnType, told.orderId, told.queryId ?? '', told.respCode].join(':');
  // A6: done, but with a hitch (有缺陷的成功)
  const done = told.respCode === '00' || told.respCode === 'A6';
  if (told.txnType === '01') return { id, about: 'payment', number: told.orderId, charge: done ? paid(told, '01') : { status: 'failed' } };
  if (told.txnType !== '04') throw new Error('about neither a payment nor a refund');
  const answer: RefundAnswer = done ? refunded(told) : { status: 'failed', reason: `unionpay ${told.respCode}` };
  return { id, about: 'refund', refundNumber: RefundNumber.parse(told.orderId), answer };
}

function paid(told: Told, type: string): Charge {
  const { amountInFen, reference, at } = whole(told, type);
  return { status: 'paid', amountInFen, reference, paidAt: at };
}

function refunded(told: Told): RefundAnswer {
  return { status: 'done', ...whole(told, '04') };
}

/** Money without a reference, an amount or a time cannot be told from other money. */
function whole({ txnType, queryId, txnAmt, traceTime, txnTime }: Told, type: string): { amountInFen: number; reference: string; at: Instant } {
  if (txnType !== type || queryId === undefined || txnAmt === undefined) throw notGenuine('money without a reference or an amount');
  const startedAt = momentOf(txnTime);
  return { amountInFen: fenFromDigits(txnAmt), reference: queryId, at: traceTime === undefined ? startedAt : momentNear(traceTime, startedAt) };
}
