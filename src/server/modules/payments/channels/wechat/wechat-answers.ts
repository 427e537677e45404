import { z } from 'zod';
import type { Charge } from '../../domain/order-states.ts';
import { notGenuine } from '../ask.ts';
import type { RefundAnswer } from '../channel.ts';
import { momentOf } from '../stamps.ts';

/** What 微信 says of an order, in answers and in notices alike. */
export const Transaction = z.object({
  mchid: z.string(), appid: z.string().optional(), out_trade_no: z.string().min(1).max(64), trade_state: z.enum(['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR', 'ACCEPT']),
  transaction_id: z.string().min(1).max(64).optional(), success_time: z.string().optional(), amount: z.object({ total: z.int().positive(), currency: z.literal('CNY').optional() }).optional(),
});
export type Transaction = z.infer<typeof Transaction>;

/** What an order's state says of the charge. REFUND is a charge that went back, wholly or in part: still a charge. */
export function chargeOf({ trade_state: state, transaction_id: reference, success_time: at, amount }: Transaction): Charge {
  switch (state) {
    case 'SUCCESS':
    case 'REFUND':
      if (reference === undefined || at === undefined || amount === undefined) throw notGenuine('paid without a reference, a time or an amount');
      return { status: 'paid', amountInFen: amount.total, reference, paidAt: momentOf(at) };
    case 'CLOSED':
    case 'REVOKED': return { status: 'closed' };
    case 'PAYERROR': return { status: 'failed' };
    default: return { status: 'unpaid' };
  }
}

const RefundAmount = z.object({ total: z.int().positive(), refund: z.int().positive() });

/** A refund as asking for it and asking after it tell of it. */
export const RefundSaid = z.object({ out_refund_no: z.string(), out_trade_no: z.string(), refund_id: z.string().min(1).max(64), status: z.enum(['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL']), success_time: z.string().optional(), amount: RefundAmount });

/** A refund as its notice tells of it. */
export const RefundNoticed = z.object({ mchid: z.string(), out_refund_no: z.string(), out_trade_no: z.string(), refund_id: z.string().min(1).max(64), refund_status: z.enum(['SUCCESS', 'CLOSED', 'ABNORMAL']), success_time: z.string().optional(), amount: RefundAmount });

/** What a refund's state says; ABNORMAL (the payer's card is gone) waits for a person. */
export function refundOf({ status, refund_id: reference, success_time: at, amount }: Pick<z.infer<typeof RefundSaid>, 'status' | 'refund_id' | 'success_time' | 'amount'>): RefundAnswer {
  if (status === 'PROCESSING') return { status: 'processing' };
  if (status !== 'SUCCESS') return { status: 'failed', reason: status === 'CLOSED' ? 'REFUND_CLOSED' : 'REFUND_ABNORMAL' };
  if (at === undefined) throw notGenuine('refunded without a time');
  return { status: 'done', amountInFen: amount.refund, reference, at: momentOf(at) };
}
