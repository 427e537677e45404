import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { GatewayNotice, OrderNumber, OrderView, PaymentView } from '#contracts/payments.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import type { Settings } from '#server/platform/config/settings.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { applyCharge } from './commands/apply-charge.ts';
import { openOrder } from './commands/open-order.ts';
import { takeGatewayNotice } from './commands/take-gateway-notice.ts';
import type { PaymentGateway } from './gateway/gateway.ts';
import { presentOrder, presentPayment } from './payments.present.ts';
import { findOrder, listOrders, type Order } from './payments.store.ts';
import type { PaymentsEnv } from './payments-env.ts';
import { listOwed } from './refunds/list-owed.ts';

export const OfApplication = z.object({ id: ApplicationId });
export const OneOrder = z.object({ orderNumber: OrderNumber });

/** The address at the channel where this order is paid; empty once it cannot be. */
export function payUrlOf(gateway: PaymentGateway, settings: Settings, order: Order): string {
  const { orderNumber, amountInFen, title, expiresAt } = order;
  return gateway.payUrl({
    orderNumber, amountInFen, title, expiresAt: expiresAt ?? 0,
    returnUrl: `${settings.publicUrl}/my/orders/${orderNumber}/return`, noticeUrl: `${settings.publicUrl}/api/payments/notices`,
  });
}

/** Payment as the candidate and the channel reach it. */
export function paymentEndpoints(env: PaymentsEnv) {
  const { applications, gateway } = env;

  const show = defineEndpoint({
    method: 'GET', path: '/api/applications/:id/payment', summary: '缴费信息', access: 'candidate', audit: null, limit: 'read', params: OfApplication, output: PaymentView,
    handle: async ({ tx, actor, now, visitor }, { params }) => {
      const whose = { accountId: actor.accountId, applicationId: params.id };
      const due = await applications.describe(tx, whose, now, { toPay: false, lang: visitor.lang });
      if (!due.ok) return due;
      return ok(presentPayment(params.id, due.value, await listOrders(tx, actor.accountId, params.id), await listOwed(tx, actor.accountId, params.id), visitor.lang, now));
    },
  });

  const open = defineEndpoint({
    method: 'POST', path: '/api/applications/:id/orders', summary: '缴费下单', access: 'candidate', audit: 'payment.open_order', limit: 'write',
    params: OfApplication, output: z.object({ orderNumber: OrderNumber, payUrl: z.string() }),
    handle: async (ctx, { params }) => {
      const order = await openOrder(ctx.tx, applications, { accountId: ctx.actor.accountId, applicationId: params.id }, ctx.now);
      if (!order.ok) return order;
      ctx.note({ subject: `order:${order.value.orderNumber}`, accountId: ctx.actor.accountId, after: { applicationId: params.id, amountInFen: order.value.amountInFen } });
      return ok({ orderNumber: order.value.orderNumber, payUrl: payUrlOf(gateway, ctx.kit.settings, order.value) });
    },
  });

  const see = defineEndpoint({
    method: 'GET', path: '/api/orders/:orderNumber', summary: '订单详情', access: 'candidate', audit: null, limit: 'read', params: OneOrder, output: OrderView,
    handle: async ({ tx, actor, visitor }, { params }) => {
      const order = await findOrder(tx, actor.accountId, params);
      if (!order) return refusedFor('payment.order_not_found');
      return ok(presentOrder(order, await listOwed(tx, actor.accountId, order.applicationId), visitor.lang));
    },
  });

  const check = defineEndpoint({
    method: 'POST', path: '/api/orders/:orderNumber/check', summary: '我已付款：向支付渠道核实', access: 'candidate', audit: 'payment.check_order', limit: 'write',
    params: OneOrder, output: OrderView,
    prepare: async ({ read, actor }, { params }) => {
      if (!(await read((tx) => findOrder(tx, actor.accountId, params)))) return refusedFor('payment.order_not_found');
      try {
        return ok(await gateway.query(params.orderNumber));
      } catch {
        return refusedFor('payment.gateway_unavailable');
      }
    },
    handle: async (ctx, { params }, charge) => {
      const order = await findOrder(ctx.tx, ctx.actor.accountId, params);
      if (!order) return refusedFor('payment.order_not_found');
      const now = order.how === 'online' ? await applyCharge(ctx.tx, env, order, charge, 'query', ctx.now) : order;
      ctx.note({ subject: `order:${order.orderNumber}`, accountId: ctx.actor.accountId, before: order.state, after: now.state });
      return ok(presentOrder(now, await listOwed(ctx.tx, ctx.actor.accountId, order.applicationId), ctx.visitor.lang));
    },
  });

  const notice = defineEndpoint({
    method: 'POST', path: '/api/payments/notices', summary: '支付结果通知（支付渠道调用，须签名）', access: 'public', audit: 'payment.notice', limit: 'notice', idempotent: false,
    body: GatewayNotice, output: z.object({ received: z.literal(true) }),
    handle: async (ctx, { body }) => {
      const taken = await takeGatewayNotice(ctx.tx, env, body, ctx.now);
      if (!taken.ok) return taken;
      const { order } = taken.value;
      ctx.note({ subject: `order:${body.orderNumber}`, ...(order && { accountId: order.accountId, after: order.state }), reason: body.noticeId });
      return ok({ received: true as const });
    },
  });

  return { show, open, see, check, notice };
}
