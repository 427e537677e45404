import { z } from 'zod';
import { Fault } from '#server/platform/outside/fault.ts';
import type { Charge } from '../../domain/order-states.ts';
import { fenFromYuan } from '../amounts.ts';
import { notGenuine, refusedBy } from '../ask.ts';
import type { RefundAnswer } from '../channel.ts';
import { momentOf } from '../stamps.ts';

/** The common part of every answer: 10000 is yes, 40004 a refusal of business with its own code (公共错误码). */
const Outcome = z.object({ code: z.string(), sub_code: z.string().optional(), sub_msg: z.string().optional() });

const Trade = z.object({
  out_trade_no: z.string(), trade_no: z.string().min(1), total_amount: z.string(), send_pay_date: z.string().optional(),
  trade_status: z.enum(['WAIT_BUYER_PAY', 'TRADE_CLOSED', 'TRADE_SUCCESS', 'TRADE_FINISHED']),
});

const Refund = z.object({ out_trade_no: z.string(), out_request_no: z.string(), trade_no: z.string().min(1), refund_amount: z.string(), refund_status: z.string().optional(), gmt_refund_pay: z.string().optional() });

/** The refusal of business in an answer, or undefined when it was done; a fault of Alipay's own is thrown, so that it is asked again. */
export function refusalOf(said: unknown): string | undefined {
  const { code, sub_code: why = '' } = Outcome.parse(said);
  if (code === '10000') return undefined;
  if (code !== '40004' || /SYSTEM_ERROR|^aop\.|^isp\.unknow/.test(why)) throw new Fault(code === '20000' || code === '40004' ? 'server_error' : 'refused', `Alipay answered ${code} ${why}`);
  return why;
}

/** 交易查询: what an answer says of the charge. A closed trade that once was paid is a charge that went back: still a charge. */
export function chargeOf(said: unknown, number: string): Charge {
  const refusal = refusalOf(said);
  if (refusal === 'ACQ.TRADE_NOT_EXIST') return { status: 'unpaid' };
  if (refusal !== undefined) throw refusedBy('Alipay', refusal);
  const trade = Trade.parse(said);
  if (trade.out_trade_no !== number) throw notGenuine('another order');
  if (trade.trade_status === 'WAIT_BUYER_PAY') return { status: 'unpaid' };
  if (trade.trade_status === 'TRADE_CLOSED' && trade.send_pay_date === undefined) return { status: 'closed' };
  if (trade.send_pay_date === undefined) throw notGenuine('paid without a time');
  return { status: 'paid', amountInFen: fenFromYuan(trade.total_amount), reference: trade.trade_no, paidAt: momentOf(trade.send_pay_date) };
}

/** 退款查询: a refund Alipay does not name was never asked for; only REFUND_SUCCESS is money on its way back. */
export function refundOf(said: unknown, asked: { number: string; refundNumber: string }): RefundAnswer {
  const refusal = refusalOf(said);
  if (refusal === 'ACQ.TRADE_NOT_EXIST') return { status: 'unknown' };
  if (refusal !== undefined) throw refusedBy('Alipay', refusal);
  if (z.object({ out_request_no: z.literal('').optional() }).safeParse(said).success) return { status: 'unknown' };
  const refund = Refund.parse(said);
  if (refund.out_trade_no !== asked.number || refund.out_request_no !== asked.refundNumber) throw notGenuine('another refund');
  if (refund.refund_status !== 'REFUND_SUCCESS' || refund.gmt_refund_pay === undefined) return { status: 'processing' };
  return { status: 'done', amountInFen: fenFromYuan(refund.refund_amount), reference: refund.trade_no, at: momentOf(refund.gmt_refund_pay) };
}
