import { z } from 'zod';
import { AttemptNumber, BeginPayment, IdentifiedPayer, OrderNumber, PaymentStart } from '#contracts/payments.ts';
import { ok, refusedFor, refusedKeeping, type Result } from '#server/kernel/result.ts';
import { refuse } from '#contracts/refusals.ts';
import { defineEndpoint, type Ctx, type PrepareEnv } from '#server/platform/http/endpoint.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { askChannels } from './ask-channels.ts';
import { onOneConnection } from '#server/platform/db/tx.ts';
import { findAttempt, keepStart, listAttempts, type Attempt } from './attempts.store.ts';
import { noteChannels } from './channel-state.store.ts';
import type { PaymentChannel } from './channels/channel.ts';
import { beginAttempt, type Begun } from './commands/begin-attempt.ts';
import { takeAnswers } from './commands/take-answer.ts';
import { deviceOf, suits } from './domain/payer-device.ts';
import { OfApplication, OneOrder } from './payments.routes.ts';
import type { PaymentDue } from './payable-applications.ts';
import { findLiveOrder, findOrder, type Order } from './payments.store.ts';
import type { PaymentsEnv } from './payments-env.ts';
import { startPayment, type Started } from './start-payment.ts';

const Begun = z.object({ orderNumber: OrderNumber, attemptNumber: AttemptNumber, start: PaymentStart });
type Env = PrepareEnv<'candidate'>;

/** 缴费下单: choosing a channel and going on to it, and the step inside 微信. */
export function beginEndpoints(env: PaymentsEnv) {
  const begin = defineEndpoint({
    method: 'POST', path: '/api/applications/:id/orders', summary: '缴费下单', access: 'candidate', audit: 'payment.open_order', limit: 'write', door: 'kept',
    params: OfApplication, body: BeginPayment, output: Begun,
    prepare: async (at, { params, body }) => {
      const whose = { accountId: at.actor.accountId, applicationId: params.id };
      const found = await look(env, at, whose);
      const chosen = choose(env, at, found.due, body);
      if (!chosen.ok) return chosen;
      await endElsewhere(env, at, found, chosen.value);
      const begun = await at.first((tx) => beginAttempt(tx, env.applications, whose, { channel: chosen.value, device: deviceOf(at.visitor.userAgent) }, at.now));
      if (!begun.ok) return begun;
      return ok({ ...begun.value, started: await startPayment({ ...at, channel: chosen.value, ...begun.value }) });
    },
    handle: (ctx, _input, { order, attempt, started }) => finish(ctx, { order, attempt }, started),
  });

  const identified = defineEndpoint({
    method: 'POST', path: '/api/orders/:orderNumber/identified', summary: '微信内支付：确认付款人', access: 'candidate', audit: 'payment.identify_payer', limit: 'write', door: 'kept',
    params: OneOrder, body: IdentifiedPayer, output: Begun,
    prepare: async (at, { params, body }) => {
      const found = await at.read(async (tx) => ({ order: await findOrder(tx, at.actor.accountId, params), attempt: await findAttempt(tx, at.actor.accountId, { number: body.attempt }) }));
      const { order, attempt } = found;
      if (!order || attempt?.orderId !== order.id) return refusedFor('payment.attempt_not_found');
      const channel = env.channels.find(attempt.account);
      if (order.state !== 'open' || attempt.state !== 'open' || attempt.expiresAt <= at.now || !channel?.identify) return refusedFor('payment.order_not_open');
      const openId = await channel.identify.openIdOf(body.code).catch((error: unknown) => { at.kit.logger.warn({ err: error, account: attempt.account }, 'the payer was not named'); });
      if (openId === undefined) return refusedFor('payment.channel_away');
      return ok({ order, attempt, started: await startPayment({ ...at, channel, order, attempt, openId }) });
    },
    handle: (ctx, _input, { order, attempt, started }) => finish(ctx, { order, attempt }, started),
  });

  return { begin, identified };
}

type Whose = { accountId: AccountId; applicationId: ApplicationId };
type Looked = { due: Result<PaymentDue>; order: Order | undefined; attempts: Attempt[] };

/** What is to be paid, and what was begun before; looked at alone and together, since the locks come with the act. */
function look(env: PaymentsEnv, at: Env, whose: Whose): Promise<Looked> {
  return at.alone((tx) => onOneConnection(tx, async (one) => {
    const [due, order] = await Promise.all([env.applications.describe(one, whose, at.now, { toPay: false, lang: 'zh' }), findLiveOrder(one, whose.accountId, whose.applicationId)]);
    return { due, order, attempts: order ? await listAttempts(one, order.accountId, order.id) : [] };
  }));
}

/** The account the payer named, or the first that is offered; it must be one of the province, and open on the device. */
function choose(env: PaymentsEnv, at: Env, due: Result<PaymentDue>, { account }: z.output<typeof BeginPayment>): Result<PaymentChannel> {
  if (!due.ok) return due;
  const device = deviceOf(at.visitor.userAgent);
  const offered = env.channels.offered(due.value.province);
  const channel = account === undefined ? offered.find((one) => suits(one.kind, device)) : offered.find((one) => one.account === account);
  if (!channel) return refusedFor('payment.channel_not_offered', { path: 'account' });
  return suits(channel.kind, device) ? ok(channel) : refusedFor('payment.channel_unsuited', { path: 'account' });
}

/** What is open elsewhere, or is over, is asked about and closed first where its channel can be reached; where not, the payer goes on and a job does it later. */
async function endElsewhere(env: PaymentsEnv, at: Env, { order, attempts }: Looked, channel: PaymentChannel): Promise<void> {
  const ending = attempts.filter((a) => a.state === 'open' && (a.account !== channel.account || a.expiresAt <= at.now));
  if (!order || ending.length === 0) return;
  const answers = await askChannels({ channels: env.channels, logger: at.kit.logger }, ending, () => true);
  await at.first(async (tx) => {
    await takeAnswers(tx, env, answers, at.now);
    return ok(undefined);
  });
}

async function finish(ctx: Ctx<'candidate'>, { order, attempt }: Begun, started: Started): Promise<Result<z.input<typeof Begun>>> {
  await noteChannels(ctx.tx, new Map([[attempt.account, started !== 'unanswered']]), ctx.now);
  ctx.note({ subject: `order:${order.orderNumber}`, accountId: order.accountId, after: { applicationId: order.applicationId, amountInFen: order.amountInFen, attempt: attempt.number, account: attempt.account } });
  if (started === 'unanswered') return refusedKeeping([refuse('payment.channel_away')]);
  if (started.keep) keepStart(ctx.tx, attempt, started.start);
  return ok({ orderNumber: order.orderNumber, attemptNumber: attempt.number, start: started.start });
}
