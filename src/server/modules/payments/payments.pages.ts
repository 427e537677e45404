import { z } from 'zod';
import { AttemptNumber, PaymentStart, type PaymentStart as Start } from '#contracts/payments.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findReceiptNumber } from '#server/modules/cash-desk/index.ts';
import type { Ctx } from '#server/platform/http/endpoint.ts';
import { defineForm, definePage } from '#server/platform/http/page.ts';
import { listAttempts } from './attempts.store.ts';
import type { beginEndpoints } from './begin.routes.ts';
import { drawCode } from '#server/platform/draw-code.ts';
import { loadPayment, viewOrder } from './load-payment.ts';
import { IdentifiedPage } from './pages/identified-page.tsx';
import { OrderPage, type OrderPageView } from './pages/order-page.tsx';
import { PaymentPage } from './pages/payment-page.tsx';
import { ReceiptPage, type ReceiptView } from './pages/receipt-page.tsx';
import { enqueueAfterReturn } from './payments.jobs.ts';
import { presentOrder } from './payments.present.ts';
import { OfApplication, OneOrder, type paymentEndpoints } from './payments.routes.ts';
import { findOrder, listOrders, markReturned, type Order } from './payments.store.ts';
import type { PaymentsEnv } from './payments-env.ts';

type Endpoints = ReturnType<typeof paymentEndpoints> & ReturnType<typeof beginEndpoints>;

/** 缴费, 订单详情, 支付结果, 收据: pages and forms on the same commands as the API. */
export function paymentPages(env: PaymentsEnv, endpoints: Endpoints) {
  const { applications, channels, findCheck } = env;
  const csp = { formAction: [...new Set(channels.all.flatMap((channel) => channel.origins))] };

  const payment = definePage({
    path: '/my/applications/:id/pay', access: 'candidate', audit: null, limit: 'page', door: 'kept', csp, params: OfApplication,
    load: (ctx, { params }) => loadPayment(ctx, env, params.id),
    view: PaymentPage,
  });

  const viewOf = async (ctx: Ctx<'candidate'>, order: Order, returned: boolean): Promise<Result<OrderPageView>> => {
    const { lang } = ctx.visitor;
    const due = await applications.describe(ctx.tx, order, ctx.now, { toPay: false, lang });
    const attempts = order.state === 'open' ? await listAttempts(ctx.tx, order.accountId, order.id) : [];
    const current = attempts.findLast((a) => a.state === 'open' && a.leftAt === null && a.expiresAt > ctx.now);
    const start = PaymentStart.safeParse(current?.start);
    return ok({
      ...(await viewOrder(ctx.tx, order, lang, ctx.now, lang !== 'zh' && due.ok ? due.value : undefined)), returned, start: start.success ? { ...start.data, ...codeOf(start.data) } : undefined,
      enquiryPhone: due.ok ? due.value.enquiryPhone : null, check: await findCheck?.(ctx.tx, order.orderNumber),
    });
  };

  const order = definePage({
    path: '/my/orders/:orderNumber', access: 'candidate', audit: null, limit: 'page', door: 'kept', csp, params: OneOrder,
    load: async (ctx, { params }) => {
      const found = await findOrder(ctx.tx, ctx.actor.accountId, params);
      return found ? viewOf(ctx, found, false) : refusedFor('payment.order_not_found');
    },
    view: OrderPage,
  });

  const returned = definePage({
    path: '/my/orders/:orderNumber/return', access: 'candidate', audit: null, limit: 'page', door: 'kept', csp, params: OneOrder,
    load: async (ctx, { params }) => {
      const found = await findOrder(ctx.tx, ctx.actor.accountId, params);
      if (!found) return refusedFor('payment.order_not_found');
      if (found.state === 'open' && (await markReturned(ctx.tx, found, ctx.now))) await enqueueAfterReturn(ctx.tx, found, ctx.now);
      return viewOf(ctx, found, true);
    },
    view: OrderPage,
  });

  const identified = definePage({
    path: '/my/orders/:orderNumber/identified', access: 'candidate', audit: null, limit: 'page', door: 'kept', csp, params: OneOrder, query: z.object({ code: z.string().max(128).default(''), state: z.union([AttemptNumber, z.literal('')]).default('') }),
    load: async (ctx, { params, query }) => {
      const found = await findOrder(ctx.tx, ctx.actor.accountId, params);
      return found ? ok({ ...(await viewOrder(ctx.tx, found, ctx.visitor.lang, ctx.now)), code: query.code, attempt: query.state }) : refusedFor('payment.order_not_found');
    },
    view: IdentifiedPage,
  });

  const receiptOf = async ({ tx, now, visitor }: Ctx<'candidate'>, found: Order | undefined): Promise<Result<ReceiptView>> => {
    if (!found) return refusedFor('payment.order_not_found');
    if (found.state !== 'paid') return refusedFor('payment.not_paid_yet');
    const due = await applications.describe(tx, found, now, { toPay: false, lang: visitor.lang });
    if (!due.ok) return due;
    const fiscal = await env.fiscal?.show(tx, found, visitor.lang);
    const url = (fiscal?.red ?? fiscal?.issued)?.url ?? null;
    // a receipt that was voided has another in its place
    const receiptNumber = (await findReceiptNumber(tx, found.orderNumber)) ?? found.receiptNumber;
    return ok({ ...presentOrder({ ...found, receiptNumber }, { now }, visitor.lang, due.value), fiscal: fiscal && { ...fiscal, drawn: url === null ? undefined : drawCode(url) }, candidate: due.value.candidate, applicationNumber: due.value.applicationNumber });
  };
  const receipt = definePage({
    path: '/my/orders/:orderNumber/receipt', access: 'candidate', audit: null, limit: 'page', params: OneOrder,
    load: async (ctx, { params }) => receiptOf(ctx, await findOrder(ctx.tx, ctx.actor.accountId, params)),
    view: ReceiptPage,
  });
  // by what people know: the application that was paid for
  const receiptOfApplication = definePage({
    path: '/my/applications/:id/receipt', access: 'candidate', audit: null, limit: 'page', params: OfApplication,
    load: async (ctx, { params }) => receiptOf(ctx, (await listOrders(ctx.tx, ctx.actor.accountId, params.id)).find((one) => one.state === 'paid')),
    view: ReceiptPage,
  });

  const on = ({ orderNumber, start }: { orderNumber: string; start: Start }) => (start.kind === 'redirect' ? start.url : `/my/orders/${orderNumber}`);
  return {
    pages: [payment, order, returned, identified, receipt, receiptOfApplication],
    forms: [
      defineForm({ page: payment, endpoint: endpoints.begin, done: on }),
      defineForm({ page: identified, endpoint: endpoints.identified, path: '/my/orders/:orderNumber/identified', done: on }),
      defineForm({ page: returned, endpoint: endpoints.check, path: '/my/orders/:orderNumber/check', toBody: () => ({}), done: ({ orderNumber }) => `/my/orders/${orderNumber}/return` }),
    ],
  };
}

/** A code to scan is drawn here, so that nothing of it leaves the house. */
const codeOf = (start: Start) => (start.kind === 'code' ? { drawn: drawCode(start.text) } : {});
