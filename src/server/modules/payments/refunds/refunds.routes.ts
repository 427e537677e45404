import { z } from 'zod';
import { AccountId } from '#contracts/ids.ts';
import { RefundId } from '#contracts/payments.ts';
import { MoveRefund, PayOutRefund, RefundList, RefundListFilters } from '#contracts/refunds.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { viewRefunds } from './present-refunds.ts';
import type { Refund } from './refunds.store.ts';
import { handOverRefund, payOutRefund, retryRefund, type Handling } from './settle-by-hand.ts';

const One = z.object({ accountId: AccountId, id: RefundId });
const Moved = z.object({ version: z.int() });
const deal = { staff: 'payment.register' } as const;

/** Refunds (退费) as the cashier reaches them. */
export function refundEndpoints(env: PaymentsEnv): readonly AnyEndpoint[] {
  const handling = (ctx: Ctx & { actor: StaffActor }): Handling => ({ tx: ctx.tx, now: ctx.now, by: ctx.actor, env });
  const noted = (ctx: Ctx, done: Result<Refund>, reason: string): Result<{ version: number }> => {
    if (!done.ok) return done;
    ctx.note({ subject: `refund:${done.value.number}`, accountId: done.value.accountId, before: done.value.state, reason });
    return ok({ version: done.value.version + 1 });
  };

  const list = defineEndpoint({
    method: 'GET', path: '/api/staff/refunds', summary: '退费名单', access: { staff: 'payment.see' }, audit: 'refund.list', limit: 'read', query: RefundListFilters.extend({ after: z.string().max(80).default('') }), output: RefundList,
    handle: async (ctx, { query }) => ok(await viewRefunds(ctx.tx, ctx.actor, query, ctx.visitor.lang)),
  });
  const retry = defineEndpoint({
    method: 'POST', path: '/api/staff/refunds/:accountId/:id/retry', summary: '退费：重新退款', access: deal, audit: 'refund.retry', limit: 'write', params: One, body: MoveRefund, output: Moved,
    handle: async (ctx, { params, body }) => noted(ctx, await retryRefund(handling(ctx), params, body), body.reason),
  });
  const handOver = defineEndpoint({
    method: 'POST', path: '/api/staff/refunds/:accountId/:id/desk', summary: '退费：转现场退费', access: deal, audit: 'refund.hand_over', limit: 'write', params: One, body: MoveRefund, output: Moved,
    handle: async (ctx, { params, body }) => noted(ctx, await handOverRefund(handling(ctx), params, body), body.reason),
  });
  const payOut = defineEndpoint({
    method: 'POST', path: '/api/staff/refunds/:accountId/:id/pay-out', summary: '退费：现场退费登记', access: deal, audit: 'refund.pay_out', limit: 'write', params: One, body: PayOutRefund, output: Moved,
    handle: async (ctx, { params, body }) => noted(ctx, await payOutRefund(handling(ctx), params, body), body.receiptNumber),
  });
  return [list, retry, handOver, payOut];
}
