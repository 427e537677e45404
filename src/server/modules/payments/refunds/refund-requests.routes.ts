import { z } from 'zod';
import { AccountId } from '#contracts/ids.ts';
import { AskRefund, DecideRefund, RefundRequestFilters, RefundRequestList } from '#contracts/refund-requests.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { OrderNumber } from '#contracts/payments.ts';
import { ok } from '#server/kernel/result.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { defineEndpoint, type AnyEndpoint, type StaffActor } from '#server/platform/http/endpoint.ts';
import { pairKey, pairOf } from '#server/platform/lists/list-source.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { requestsAfter } from './refund-requests.store.ts';
import { askRefund, decideRefund, refusalsToDecide } from './request-refund.ts';

const PAGE = 50;

/** 退费申请 as two persons of finance reach them. */
export function refundRequestEndpoints({ applications }: PaymentsEnv): readonly AnyEndpoint[] {
  const ask = defineEndpoint({
    method: 'POST', path: '/api/staff/orders/:orderNumber/refund-requests', summary: '申请退费', access: { staff: 'payment.register' }, audit: 'refund.ask', limit: 'write',
    params: z.object({ orderNumber: OrderNumber }), body: AskRefund, output: z.object({ id: z.uuid() }),
    handle: async (ctx, { params, body }) => {
      const asked = await askRefund({ tx: ctx.tx, now: ctx.now, by: ctx.actor, applications }, params.orderNumber, body);
      if (!asked.ok) return asked;
      ctx.note({ subject: `order:${params.orderNumber}`, accountId: asked.value.order.accountId, after: body.ground, reason: body.reason });
      return ok({ id: asked.value.requestId });
    },
  });
  const decide = defineEndpoint({
    method: 'POST', path: '/api/staff/refund-requests/:accountId/:id/decision', summary: '复核退费申请', access: { staff: 'payment.register' }, audit: 'refund.decide', limit: 'write',
    params: z.object({ accountId: AccountId, id: z.uuid() }), body: DecideRefund, output: z.object({ version: z.int() }),
    handle: async (ctx, { params, body }) => {
      const decided = await decideRefund({ tx: ctx.tx, now: ctx.now, by: ctx.actor, applications }, params, body);
      if (!decided.ok) return decided;
      ctx.note({ subject: `refund_request:${params.id}`, accountId: params.accountId, after: body.decision, reason: body.reason });
      return ok({ version: decided.value.version + 1 });
    },
  });
  const list = defineEndpoint({
    method: 'GET', path: '/api/staff/refund-requests', summary: '退费申请', access: { staff: 'payment.see' }, audit: 'refund.list_requests', limit: 'read', query: RefundRequestFilters.extend({ after: z.string().max(80).default('') }), output: RefundRequestList,
    handle: async (ctx, { query }) => ok(await viewRequests(ctx.tx, ctx.actor, query, ctx.visitor.lang)),
  });
  return [ask, decide, list];
}

async function viewRequests(tx: Tx, by: StaffActor, f: RefundRequestFilters & { after: string }, lang: Lang): Promise<z.input<typeof RefundRequestList>> {
  const rows = await requestsAfter(tx, by.jurisdiction, f, pairOf(f.after === '' ? undefined : f.after), PAGE + 1);
  const page = rows.slice(0, PAGE);
  const people = await accountNames(tx, page.map((r) => r.accountId));
  const last = page.at(-1);
  return {
    lines: page.map(({ orderId: _order, requestedById: _by, ...r }) => ({ ...r, orderNumber: OrderNumber.parse(r.orderNumber), name: people.get(r.accountId) ?? '', decide: refusalsToDecide({ ...r, orderId: _order, requestedById: _by }, by.staffId).map((no) => refusalText(no, lang)) })),
    next: rows.length > PAGE && last ? pairKey(last.accountId, last.id) : null,
  };
}
