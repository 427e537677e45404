import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { OrderNumber, OrderView, PaymentView, ReceivingAccount } from '#contracts/payments.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refusedFor, refusedKeeping } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { WireAnswer } from '#server/platform/http/mount-api.ts';
import { askChannels, mustEnd } from './ask-channels.ts';
import { listAttempts } from './attempts.store.ts';
import { closeIfOver, takeAnswers, type Answer } from './commands/take-answer.ts';
import { takeNotice } from './commands/take-notice.ts';
import { loadPayment, viewOrder } from './load-payment.ts';
import { findOrder } from './payments.store.ts';
import type { PaymentsEnv } from './payments-env.ts';

export const OfApplication = z.object({ id: ApplicationId });
export const OneOrder = z.object({ orderNumber: OrderNumber });

/** Payment as the candidate and the channels reach it. */
export function paymentEndpoints(env: PaymentsEnv) {
  const show = defineEndpoint({
    method: 'GET', path: '/api/applications/:id/payment', summary: '缴费信息', access: 'candidate', audit: null, limit: 'read', door: 'kept', params: OfApplication, output: PaymentView,
    handle: (ctx, { params }) => loadPayment(ctx, env, params.id),
  });

  const see = defineEndpoint({
    method: 'GET', path: '/api/orders/:orderNumber', summary: '订单详情', access: 'candidate', audit: null, limit: 'read', door: 'kept', params: OneOrder, output: OrderView,
    handle: async ({ tx, actor, visitor, now }, { params }) => {
      const order = await findOrder(tx, actor.accountId, params);
      return order ? ok(await viewOrder(tx, order, visitor.lang, now)) : refusedFor('payment.order_not_found');
    },
  });

  const check = defineEndpoint({
    method: 'POST', path: '/api/orders/:orderNumber/check', summary: '我已付款：向支付渠道核实', access: 'candidate', audit: 'payment.check_order', limit: 'write', door: 'kept',
    params: OneOrder, output: OrderView,
    prepare: async ({ read, actor, kit, now }, { params }) => {
      const found = await read(async (tx) => {
        const order = await findOrder(tx, actor.accountId, params);
        return order && { order, attempts: await listAttempts(tx, actor.accountId, order.id) };
      });
      if (!found) return refusedFor('payment.order_not_found');
      // also those that are over: whoever says that they were charged is believed enough to ask
      const answers: Answer[] = await askChannels({ channels: env.channels, logger: kit.logger }, found.attempts.filter((a) => a.state === 'open' || a.state === 'closed'), (attempt) => attempt.state === 'open' && mustEnd(attempt, found.order, now));
      return ok(answers);
    },
    handle: async (ctx, { params }, answers) => {
      const before = await findOrder(ctx.tx, ctx.actor.accountId, params);
      if (!before) return refusedFor('payment.order_not_found');
      await takeAnswers(ctx.tx, env, answers, ctx.now);
      const order = (await closeIfOver(ctx.tx, env, { accountId: before.accountId, orderId: before.id }, ctx.now)) ?? before;
      ctx.note({ subject: `order:${order.orderNumber}`, accountId: ctx.actor.accountId, before: before.state, after: order.state });
      if (order.state === 'open' && answers.length > 0 && answers.every((a) => a.said === 'unanswered')) return refusedKeeping([refuse('payment.gateway_unavailable')]);
      return ok(await viewOrder(ctx.tx, order, ctx.visitor.lang, ctx.now));
    },
  });

  const notice = defineEndpoint({
    method: 'POST', path: '/api/payments/notices/:account', summary: '支付、退款结果通知（支付渠道调用，须签名）', access: 'public', audit: 'payment.notice', limit: 'notice', idempotent: false, raw: true,
    params: z.object({ account: ReceivingAccount }), output: WireAnswer,
    handle: async (ctx, { params, wire }) => {
      const channel = env.channels.find(params.account);
      if (!channel || !wire) return refusedFor('payment.account_not_found');
      const taken = await takeNotice(ctx.tx, env, channel, wire, ctx.visitor.ip, ctx.now);
      if (taken.taken) ctx.note({ subject: taken.subject, accountId: taken.accountId, reason: taken.noticeId, after: taken.changed });
      else ctx.note({ subject: `receiving:${channel.account}`, reason: taken.fault, after: 'refused' });
      return ok(channel.replyToNotice(taken.taken));
    },
  });

  return { show, see, check, notice };
}
