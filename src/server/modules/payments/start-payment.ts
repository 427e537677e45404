import type { Instant } from '#contracts/dates.ts';
import { PaymentStart } from '#contracts/payments.ts';
import type { Visitor } from '#server/platform/http/endpoint.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Attempt } from './attempts.store.ts';
import { noticeUrlOf, returnUrlOf } from './channel-addresses.ts';
import type { PaymentChannel } from './channels/channel.ts';
import type { Order } from './payments.store.ts';

/** How an attempt begins: as the channel gave it, and whether it must be kept; the channel may not have answered. */
export type Started = { start: PaymentStart; keep: boolean } | 'unanswered';

type Starting = { kit: Kit; visitor: Visitor; channel: PaymentChannel; order: Order; attempt: Attempt; now: Instant; openId?: string };

/** Asks the channel how the payer goes on; outside every transaction, after the attempt stands. One that was begun before goes on as it was. Inside 微信 the payer is named first. */
export async function startPayment({ kit, visitor, channel, order, attempt, openId }: Starting): Promise<Started> {
  const known = PaymentStart.safeParse(attempt.start);
  if (known.success) return { start: known.data, keep: false };
  if (attempt.device === 'wechat' && channel.identify && openId === undefined) {
    return { start: { kind: 'redirect', url: channel.identify.address(identifiedUrl(kit, order), attempt.number) }, keep: false };
  }
  try {
    const start = await channel.start({
      number: attempt.number, startedAt: attempt.startedAt, amountInFen: attempt.amountInFen, title: order.title, expiresAt: attempt.expiresAt, returnUrl: returnUrlOf(kit.settings, order.orderNumber, channel.kind),
      noticeUrl: noticeUrlOf(kit.settings, attempt.account), device: attempt.device, payerIp: visitor.ip, ...(openId !== undefined && { openId }),
    });
    return { start: PaymentStart.parse(start), keep: true };
  } catch (error) {
    kit.logger.warn({ err: error, account: attempt.account }, 'a payment channel did not begin an attempt');
    return 'unanswered';
  }
}

const identifiedUrl = (kit: Kit, order: Order) => `${kit.settings.publicUrl}/my/orders/${order.orderNumber}/identified`;
