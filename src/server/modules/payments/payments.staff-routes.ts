import { z } from 'zod';
import { OnSitePayment, OrderView } from '#contracts/payments.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { listAttemptsOfApplication } from './attempts.store.ts';
import { registerOnSitePayment } from './commands/register-on-site-payment.ts';
import { viewOrder } from './load-payment.ts';
import { presentOrder } from './payments.present.ts';
import { OfApplication, OneOrder } from './payments.routes.ts';
import { findClaim, findOrder, listOrders } from './payments.store.ts';
import type { PaymentsEnv } from './payments-env.ts';
import { listOwed } from './refunds/list-owed.ts';

/** Payment as the cashier and the enquiry desk see it, inside their jurisdiction. */
export function paymentStaffEndpoints(env: PaymentsEnv) {
  const { applications } = env;
  const list = defineEndpoint({
    method: 'GET', path: '/api/staff/applications/:id/orders', summary: '查看报考的订单', access: { staff: 'payment.see' }, audit: 'payment.list_orders', limit: 'read',
    params: OfApplication, output: z.object({ orders: z.array(OrderView) }),
    handle: async (ctx, { params }) => {
      const found = await applications.findForStaff(ctx.tx, ctx.actor, params.id);
      if (!found.ok) return found;
      ctx.note({ subject: `application:${params.id}`, accountId: found.value.accountId });
      const [orders, refunds, attempts] = await Promise.all([listOrders(ctx.tx, found.value.accountId, params.id), listOwed(ctx.tx, found.value.accountId, params.id), listAttemptsOfApplication(ctx.tx, found.value.accountId, params.id)]);
      return ok({ orders: orders.map((order) => presentOrder(order, { refunds, attempts, now: ctx.now }, ctx.visitor.lang)) });
    },
  });

  const find = defineEndpoint({
    method: 'GET', path: '/api/staff/orders/:orderNumber', summary: '按支付订单号查询（对账，R-3.4.1）', access: { staff: 'payment.see' }, audit: 'payment.find_order', limit: 'look_up',
    params: OneOrder, output: OrderView,
    handle: async (ctx, { params }) => {
      const claim = await findClaim(ctx.tx, params.orderNumber);
      const order = claim && (await findOrder(ctx.tx, claim.accountId, { id: claim.id }));
      if (!order) return refusedFor('payment.order_not_found');
      const found = await applications.findForStaff(ctx.tx, ctx.actor, order.applicationId);
      if (!found.ok) return refusedFor('payment.order_not_found');
      ctx.note({ subject: `order:${order.orderNumber}`, accountId: order.accountId });
      return ok(await viewOrder(ctx.tx, order, ctx.visitor.lang, ctx.now));
    },
  });

  const register = defineEndpoint({
    method: 'POST', path: '/api/staff/applications/:id/payments', summary: '现场缴费登记', access: { staff: 'payment.register' }, audit: 'payment.register_on_site', limit: 'write',
    params: OfApplication, body: OnSitePayment, output: OrderView,
    handle: async (ctx, { params, body }) => {
      const order = await registerOnSitePayment(ctx.tx, env, ctx.actor, params.id, body, ctx.now);
      if (!order.ok) return order;
      ctx.note({ subject: `application:${params.id}`, accountId: order.value.accountId, after: { orderNumber: order.value.orderNumber, receiptNumber: order.value.receiptNumber, amountInFen: body.amountInFen, tender: body.tender } });
      return ok(presentOrder(order.value, { now: ctx.now }, ctx.visitor.lang));
    },
  });

  return { list, find, register };
}
