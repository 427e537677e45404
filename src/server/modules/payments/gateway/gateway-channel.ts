import { GatewayNotice, OrderNumber } from '#contracts/payments.ts';
import { RefundNotice } from '#contracts/refunds.ts';
import type { NoticeFault, PaymentChannel, PaymentChannels } from '../channels/channel.ts';
import type { PaymentGateway } from './gateway.ts';

/** The former single gateway as one receiving account, until the channels stand. */
export function channelOfGateway(gateway: PaymentGateway): PaymentChannels {
  const of = (number: string) => OrderNumber.parse(number);
  const channel: PaymentChannel = {
    account: 'gateway', kind: 'alipay', merchant: gateway.merchant, provinces: 'all', origins: [gateway.origin],
    start: ({ number, amountInFen, title, expiresAt, returnUrl, noticeUrl }) => Promise.resolve({ kind: 'redirect', url: gateway.payUrl({ orderNumber: of(number), amountInFen, title, expiresAt, returnUrl, noticeUrl }) }),
    query: ({ number }) => gateway.query(of(number)),
    close: ({ number }) => gateway.close(of(number)),
    readNotice: ({ body }) => {
      const refuse = (fault: NoticeFault) => ({ ok: false as const, fault });
      const sent = jsonOf(body);
      const [payment, refund] = [GatewayNotice.safeParse(sent), RefundNotice.safeParse(sent)];
      const said = payment.data ?? refund.data;
      if (!said) return refuse('malformed');
      if (said.merchant !== gateway.merchant) return refuse('other_merchant');
      const charge = payment.data && gateway.readNotice(payment.data);
      if (payment.data && charge) return { ok: true, notice: { id: payment.data.noticeId, about: 'payment', number: payment.data.orderNumber, charge } };
      const answer = refund.data && gateway.readRefundNotice(refund.data);
      return refund.data && answer ? { ok: true, notice: { id: refund.data.noticeId, about: 'refund', refundNumber: refund.data.refundNumber, number: refund.data.orderNumber, answer } } : refuse('bad_signature');
    },
    replyToNotice: (taken) => ({ status: taken ? 200 : 400, contentType: 'application/json', body: JSON.stringify({ received: taken }) }),
    refund: ({ refundNumber, attempt, reference, amountInFen, noticeUrl }) => gateway.refund({ refundNumber, orderNumber: of(attempt.number), reference, amountInFen, noticeUrl }),
    queryRefund: ({ refundNumber }) => gateway.queryRefund(refundNumber),
    downloadBill: () => Promise.resolve('not_ready'),
    readBill: () => { throw new Error('the gateway has no bills'); },
  };
  return { offered: () => [channel], find: (account) => (account === channel.account ? channel : undefined), all: [channel] };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
