import type { FoundPayment } from '#contracts/payment-desk.ts';
import { AttemptNumber, OrderNumber, RefundNumber } from '#contracts/payments.ts';
import { refusalText } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import type { Ctx, StaffActor } from '#server/platform/http/endpoint.ts';
import { findAttempt, findByReference } from './attempts.store.ts';
import { orderNumberOf } from './domain/attempt-number.ts';
import { viewOrder } from './load-payment.ts';
import { findClaim, findOrder, type Order } from './payments.store.ts';
import type { PaymentsEnv } from './payments-env.ts';
import { refusalsToAsk } from './refunds/request-refund.ts';
import { findRefund, findRefundClaim } from './refunds/refunds.store.ts';

type Found = { by: FoundPayment['by']; order: Order };

/** 支付查询: an order by any number it is known by: its own, an attempt's, a refund's, or the channel's transaction number (of a charge or a refund); within the jurisdiction only. */
export async function findPayment(ctx: Ctx & { actor: StaffActor }, { applications }: PaymentsEnv, number: string): Promise<Result<FoundPayment>> {
  const { tx, actor, visitor: { lang } } = ctx;
  for (const { by, order } of await candidatesFor(ctx, number)) {
    if (!(await applications.findForStaff(tx, actor, order.applicationId)).ok) continue;
    const [people, no, view, due] = await Promise.all([
      accountNames(tx, [order.accountId]), refusalsToAsk(tx, order), viewOrder(tx, order, lang, ctx.now), applications.describe(tx, order, ctx.now, { toPay: false, lang }),
    ]);
    ctx.note({ subject: `order:${order.orderNumber}`, accountId: order.accountId });
    return ok({ by, name: people.get(order.accountId) ?? '', applicationNumber: (due.ok ? due.value.applicationNumber : null) ?? '', exam: order.title, order: view, askRefund: no.map((one) => refusalText(one, lang)) });
  }
  return refusedFor('payment.number_not_found');
}

async function candidatesFor({ tx }: Pick<Ctx, 'tx'>, number: string): Promise<Found[]> {
  const attempt = AttemptNumber.safeParse(number);
  const order = OrderNumber.safeParse(attempt.success ? orderNumberOf(attempt.data) : number);
  if (order.success) {
    const claim = await findClaim(tx, order.data);
    const found = claim && (await findOrder(tx, claim.accountId, { id: claim.id }));
    if (found && (!attempt.success || (await findAttempt(tx, found.accountId, { number: attempt.data })))) return [{ by: attempt.success ? 'attempt' : 'order', order: found }];
  }
  const refund = RefundNumber.safeParse(number);
  if (refund.success) {
    const claim = await findRefundClaim(tx, refund.data);
    const found = claim && (await findRefund(tx, claim.accountId, claim.id));
    const of = found && (await findOrder(tx, found.accountId, { id: found.orderId }));
    return of ? [{ by: 'refund', order: of }] : [];
  }
  const orders = await Promise.all((await findByReference(tx, number)).map((one) => findOrder(tx, one.accountId, { id: one.orderId })));
  return orders.flatMap((one) => (one ? [{ by: 'reference' as const, order: one }] : []));
}
