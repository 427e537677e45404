import { z } from 'zod';
import { RefundNumber } from '#contracts/payments.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Charge } from '../../domain/order-states.ts';
import { fenFromYuan } from '../amounts.ts';
import type { ChannelNotice, NoticeFault } from '../channel.ts';
import { momentOf } from '../stamps.ts';

/** Alipay repeats a notice for 25 hours; what is older is played back. */
const OLDEST = 48 * 3_600_000;
const AHEAD = 10 * 60_000;

const Notice = z.object({
  notify_id: z.string().min(1).max(200), notify_time: z.string(), app_id: z.string(), seller_id: z.string(),
  out_trade_no: z.string().min(1).max(64), trade_no: z.string().min(1).max(64), total_amount: z.string(),
  trade_status: z.enum(['WAIT_BUYER_PAY', 'TRADE_CLOSED', 'TRADE_SUCCESS', 'TRADE_FINISHED']),
  gmt_payment: z.string().optional(), gmt_refund: z.string().optional(), refund_fee: z.string().optional(), out_biz_no: z.string().optional(),
});
type Notice = z.infer<typeof Notice>;

type Read = { ok: true; notice: ChannelNotice } | { ok: false; fault: NoticeFault };

/** 异步通知: believed with a genuine signature, for our app and our seller, in time. */
export function readAlipayNotice(body: Buffer, { appId, sellerId, isGenuine, now }: { appId: string; sellerId: string; isGenuine: (fields: Record<string, string>) => boolean; now: Instant }): Read {
  const fields = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  if (Object.keys(fields).length === 0 || fields['sign'] === undefined) return { ok: false, fault: 'malformed' };
  if (!isGenuine(fields)) return { ok: false, fault: 'bad_signature' };
  const parsed = Notice.safeParse(fields);
  if (!parsed.success) return { ok: false, fault: 'malformed' };
  if (parsed.data.app_id !== appId || parsed.data.seller_id !== sellerId) return { ok: false, fault: 'other_merchant' };
  try {
    const sentAt = momentOf(parsed.data.notify_time);
    if (now - sentAt > OLDEST || sentAt - now > AHEAD) return { ok: false, fault: 'too_old' };
    return { ok: true, notice: understand(parsed.data) };
  } catch {
    return { ok: false, fault: 'malformed' };
  }
}

/**
 * Refunds are told at the same address with the state of the trade: TRADE_SUCCESS after a part, TRADE_CLOSED after the whole. What names a refund number of ours is about that refund and never a
 * second charge; a refund made elsewhere says of the charge only what is known already.
 */
function understand(said: Notice): ChannelNotice {
  const refund = RefundNumber.safeParse(said.out_biz_no);
  if (refund.success && said.refund_fee !== undefined && said.gmt_refund !== undefined) {
    return { id: said.notify_id, about: 'refund', refundNumber: refund.data, number: said.out_trade_no, answer: { status: 'done', amountInFen: fenFromYuan(said.refund_fee), reference: said.trade_no, at: momentOf(said.gmt_refund) } };
  }
  return { id: said.notify_id, about: 'payment', number: said.out_trade_no, charge: chargeOf(said) };
}

function chargeOf(said: Notice): Charge {
  if (said.trade_status === 'WAIT_BUYER_PAY') return { status: 'unpaid' };
  if (said.gmt_payment === undefined) {
    if (said.trade_status !== 'TRADE_CLOSED') throw new Error('paid without a time');
    return { status: 'closed' };
  }
  return { status: 'paid', amountInFen: fenFromYuan(said.total_amount), reference: said.trade_no, paidAt: momentOf(said.gmt_payment) };
}
