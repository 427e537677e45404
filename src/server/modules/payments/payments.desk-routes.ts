import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { FoundPayment, OrderList, PaymentNumber } from '#contracts/payment-desk.ts';
import { RefusedNoticeFilters, RefusedNoticeList } from '#contracts/payment-notices.ts';
import { OrderListFilters, OrderNumber, OrderState } from '#contracts/payments.ts';
import type { Lang } from '#contracts/refusals.ts';
import { ok } from '#server/kernel/result.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { defineEndpoint, type AnyEndpoint, type StaffActor } from '#server/platform/http/endpoint.ts';
import { pairKey, pairOf } from '#server/platform/lists/list-source.ts';
import { accountsWithin } from './accounts-within.ts';
import { ATTEMPT_STATE_WORDS, CHANNEL_WORDS } from './attempts.present.ts';
import { attemptsOf } from './attempts.store.ts';
import { findPayment } from './find-payment.ts';
import { refusedBefore } from './notices.store.ts';
import { ordersAfter } from './orders.list.store.ts';
import { ORDER_STATE_WORDS } from './payments.present.ts';
import type { PaymentsEnv } from './payments-env.ts';

const PAGE = 50;
const after = z.string().max(80).default('');

/** Payments as the desk of finance looks at them: orders with their attempts, any number looked up, notices that were refused. */
export function paymentDeskEndpoints(env: PaymentsEnv): readonly AnyEndpoint[] {
  const orders = defineEndpoint({
    method: 'GET', path: '/api/staff/orders', summary: '缴费订单与支付尝试', access: { staff: 'payment.see' }, audit: 'payment.list', limit: 'read', query: OrderListFilters.extend({ after }), output: OrderList,
    handle: async (ctx, { query }) => ok(await viewOrders(ctx.tx, ctx.actor, query, ctx.visitor.lang)),
  });
  const find = defineEndpoint({
    method: 'GET', path: '/api/staff/payment-numbers/:number', summary: '按订单号、支付单号、退费单号或渠道流水号查询', access: { staff: 'payment.see' }, audit: 'payment.find', limit: 'look_up',
    params: z.object({ number: PaymentNumber }), output: FoundPayment,
    handle: (ctx, { params }) => findPayment(ctx, env, params.number),
  });
  const refused = defineEndpoint({
    method: 'GET', path: '/api/staff/refused-notices', summary: '拒收的支付通知', access: { staff: 'payment.see' }, audit: null, limit: 'read', query: RefusedNoticeFilters.extend({ after: z.uuid('field.invalid').optional() }), output: RefusedNoticeList,
    handle: async ({ tx, actor }, { query }) => {
      const accounts = accountsWithin(env.channels, actor.jurisdiction);
      const rows = await refusedBefore(tx, accounts, query, query.after, PAGE + 1);
      const lines = rows.slice(0, PAGE);
      return ok({ lines, next: rows.length > PAGE ? (lines.at(-1)?.id ?? null) : null, accounts });
    },
  });
  return [orders, find, refused];
}

async function viewOrders(tx: Tx, by: StaffActor, f: OrderListFilters & { after: string }, lang: Lang): Promise<z.input<typeof OrderList>> {
  const rows = await ordersAfter(tx, by.jurisdiction, f, pairOf(f.after === '' ? undefined : f.after), PAGE + 1);
  const page = rows.slice(0, PAGE);
  const [people, attempts] = await Promise.all([accountNames(tx, page.map((o) => o.account_id)), attemptsOf(tx, page)]);
  const names = catalogueNames(tx, lang);
  const lines = [];
  for (const o of page) {
    const state = OrderState.parse(o.state);
    lines.push({
      applicationId: ApplicationId.parse(o.application_id), orderNumber: OrderNumber.parse(o.order_number), applicationNumber: o.number ?? '', name: people.get(o.account_id) ?? '', exam: await names.sitting(o.sitting_id), province: await names.province(o.province), amountInFen: o.amount_in_fen,
      how: o.how === 'online' ? 'online' as const : 'on_site' as const, state, stateText: ORDER_STATE_WORDS[state][lang], openedAt: o.opened_at.getTime(), paidAt: o.paid_at?.getTime() ?? null,
      attempts: attempts.filter((a) => a.orderId === o.id).map((a) => ({ kind: a.kind, text: CHANNEL_WORDS[a.kind][lang], state: a.state, stateText: ATTEMPT_STATE_WORDS[a.state][lang] })),
    });
  }
  const last = page.at(-1);
  return { lines, next: rows.length > PAGE && last ? pairKey(last.account_id, last.id) : null };
}
