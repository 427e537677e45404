import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Ctx } from '#server/platform/http/endpoint.ts';
import { defineForm, definePage } from '#server/platform/http/page.ts';
import { OrderPage, type OrderPageView } from './pages/order-page.tsx';
import { PaymentPage } from './pages/payment-page.tsx';
import { ReceiptPage } from './pages/receipt-page.tsx';
import { enqueueAfterReturn } from './payments.jobs.ts';
import { presentOrder, presentPayment } from './payments.present.ts';
import { OfApplication, OneOrder, payUrlOf, type paymentEndpoints } from './payments.routes.ts';
import { findOrder, listOrders, markReturned, type Order } from './payments.store.ts';
import type { PaymentsEnv } from './payments-env.ts';
import { listOwed } from './refunds/list-owed.ts';

/** 缴费, 订单详情, 支付结果, 收据: pages and forms on the same commands as the API. */
export function paymentPages({ applications, gateway }: PaymentsEnv, endpoints: ReturnType<typeof paymentEndpoints>) {
  const csp = { formAction: [gateway.origin] };

  const payment = definePage({
    path: '/my/applications/:id/pay', access: 'candidate', audit: null, limit: 'page', csp, params: OfApplication,
    load: async ({ tx, actor, now, visitor }, { params }) => {
      const due = await applications.describe(tx, { accountId: actor.accountId, applicationId: params.id }, now, { toPay: false, lang: visitor.lang });
      if (!due.ok) return due;
      const orders = await listOrders(tx, actor.accountId, params.id);
      return ok(presentPayment(params.id, due.value, orders, await listOwed(tx, actor.accountId, params.id), visitor.lang, now));
    },
    view: PaymentPage,
  });

  const viewOf = async (ctx: Ctx<'candidate'>, order: Order, returned: boolean): Promise<Result<OrderPageView>> => {
    const payable = order.state === 'open' && order.expiresAt !== null && order.expiresAt > ctx.now;
    const refunds = await listOwed(ctx.tx, order.accountId, order.applicationId);
    const { lang } = ctx.visitor;
    const due = lang === 'zh' ? undefined : await applications.describe(ctx.tx, order, ctx.now, { toPay: false, lang });
    return ok({ ...presentOrder(order, refunds, lang, due?.ok ? due.value : undefined), returned, payUrl: payable ? payUrlOf(gateway, ctx.kit.settings, order) : undefined });
  };

  const order = definePage({
    path: '/my/orders/:orderNumber', access: 'candidate', audit: null, limit: 'page', csp, params: OneOrder,
    load: async (ctx, { params }) => {
      const found = await findOrder(ctx.tx, ctx.actor.accountId, params);
      return found ? viewOf(ctx, found, false) : refusedFor('payment.order_not_found');
    },
    view: OrderPage,
  });

  const returned = definePage({
    path: '/my/orders/:orderNumber/return', access: 'candidate', audit: null, limit: 'page', csp, params: OneOrder,
    load: async (ctx, { params }) => {
      const found = await findOrder(ctx.tx, ctx.actor.accountId, params);
      if (!found) return refusedFor('payment.order_not_found');
      if (found.state === 'open' && (await markReturned(ctx.tx, found, ctx.now))) await enqueueAfterReturn(ctx.tx, found, ctx.now);
      return viewOf(ctx, found, true);
    },
    view: OrderPage,
  });

  const receipt = definePage({
    path: '/my/orders/:orderNumber/receipt', access: 'candidate', audit: null, limit: 'page', params: OneOrder,
    load: async ({ tx, actor, now, visitor }, { params }) => {
      const found = await findOrder(tx, actor.accountId, params);
      if (!found) return refusedFor('payment.order_not_found');
      if (found.state !== 'paid') return refusedFor('payment.not_paid_yet');
      const due = await applications.describe(tx, found, now, { toPay: false, lang: visitor.lang });
      if (!due.ok) return due;
      return ok({ ...presentOrder(found, [], visitor.lang, due.value), candidate: due.value.candidate, applicationNumber: due.value.applicationNumber });
    },
    view: ReceiptPage,
  });

  return {
    pages: [payment, order, returned, receipt],
    forms: [
      defineForm({ page: payment, endpoint: endpoints.open, toBody: () => ({}), done: ({ payUrl }) => payUrl }),
      defineForm({ page: returned, endpoint: endpoints.check, path: '/my/orders/:orderNumber/check', toBody: () => ({}), done: ({ orderNumber }) => `/my/orders/${orderNumber}/return` }),
    ],
  };
}
