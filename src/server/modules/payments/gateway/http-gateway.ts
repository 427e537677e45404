import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { OrderNumber, RefundNumber } from '#contracts/payments.ts';
import type { Charge } from '../domain/order-states.ts';
import type { PaymentGateway, RefundAnswer } from './gateway.ts';
import { isSigned, signed } from '#server/platform/crypto/signed-fields.ts';

/** A channel's answer about one order; the signature covers the question's nonce too, so an old answer cannot be played back. */
export const GatewayAnswer = z.strictObject({
  merchant: z.string(),
  orderNumber: z.string(),
  nonce: z.string(),
  status: z.enum(['unpaid', 'paid', 'failed', 'closed']),
  amountInFen: z.int().nonnegative(),
  reference: z.string(),
  paidAt: z.int().nullable(),
  signature: z.string(),
});

/** The channel's answer about one refund. */
const RefundReply = z.strictObject({
  merchant: z.string(), refundNumber: z.string(), nonce: z.string(), status: z.enum(['unknown', 'processing', 'done', 'failed']), amountInFen: z.int().nonnegative(), reference: z.string(), at: z.int().nullable(), reason: z.string().max(80), signature: z.string(),
});

export type HttpGatewayOptions = { url: string; key: string; merchant: string; timeoutMs?: number; now: () => number };

/** The adapter of a signed HTTP payment channel: cashier by redirect, query and close by POST, notices by signature. */
export function httpGateway({ url, key, merchant, timeoutMs = 5000, now }: HttpGatewayOptions): PaymentGateway {
  const base = url.replace(/\/+$/, '');

  async function post(path: string, question: Record<string, string | number>): Promise<unknown> {
    const reply = await fetch(`${base}${path}`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(question), signal: AbortSignal.timeout(timeoutMs), redirect: 'error',
    });
    if (!reply.ok) throw new Error(`the payment channel answered ${String(reply.status)}`);
    return reply.json();
  }

  async function ask(what: 'query' | 'close', orderNumber: OrderNumber): Promise<Charge> {
    const question = signed(key, { merchant, orderNumber, nonce: randomUUID(), sentAt: now() });
    const answer = GatewayAnswer.parse(await post(`/orders/${what}`, question));
    if (!isSigned(key, answer) || answer.nonce !== question.nonce || answer.merchant !== merchant || answer.orderNumber !== orderNumber) throw new Error('the answer of the payment channel is not genuine');
    return chargeOf(answer);
  }

  async function askRefund(what: 'request' | 'query', fields: { refundNumber: RefundNumber } & Record<string, string | number>): Promise<RefundAnswer> {
    const question = signed(key, { merchant, ...fields, nonce: randomUUID(), sentAt: now() });
    const answer = RefundReply.parse(await post(`/refunds/${what}`, question));
    if (!isSigned(key, answer) || answer.nonce !== question.nonce || answer.merchant !== merchant || answer.refundNumber !== fields.refundNumber) throw new Error('the answer of the payment channel is not genuine');
    return refundOf(answer);
  }

  return {
    merchant,
    origin: new URL(base).origin,
    payUrl: (request) => {
      const fields = Object.entries(signed(key, { merchant, ...request })).map(([name, value]): [string, string] => [name, String(value)]);
      return `${base}/cashier?${new URLSearchParams(fields).toString()}`;
    },
    query: (orderNumber) => ask('query', orderNumber),
    close: (orderNumber) => ask('close', orderNumber),
    readNotice: (notice) => (notice.merchant === merchant && isSigned(key, notice) && isWhole(notice) ? chargeOf(notice) : undefined),
    refund: (request) => askRefund('request', { ...request }),
    queryRefund: (refundNumber) => askRefund('query', { refundNumber }),
    readRefundNotice: (notice) => (notice.merchant === merchant && isSigned(key, notice) && (notice.status === 'failed' || (notice.reference !== '' && notice.at !== null)) ? refundOf(notice) : undefined),
  };
}

type Said = { status: Charge['status']; amountInFen: number; reference: string; paidAt: number | null };

/** Money without a reference or a time cannot be told from other money. */
function isWhole({ status, reference, paidAt }: Said): boolean {
  return status !== 'paid' || (reference !== '' && paidAt !== null);
}

function chargeOf({ status, amountInFen, reference, paidAt }: Said): Charge {
  if (status !== 'paid') return { status };
  if (reference === '' || paidAt === null) throw new Error('the payment channel says paid without a reference or a time');
  return { status, amountInFen, reference, paidAt };
}

type RefundSaid = { status: RefundAnswer['status']; amountInFen: number; reference: string; at: number | null; reason: string };

function refundOf({ status, amountInFen, reference, at, reason }: RefundSaid): RefundAnswer {
  if (status === 'failed') return { status, reason: reason === '' ? 'unnamed' : reason };
  if (status !== 'done') return { status };
  if (reference === '' || at === null) throw new Error('the payment channel says refunded without a reference or a time');
  return { status, amountInFen, reference, at };
}
