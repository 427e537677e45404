import type { Instant } from '#contracts/dates.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import type { OrderView, PaymentView } from '#contracts/payments.ts';
import type { Lang } from '#contracts/refusals.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { findReceiptNumber } from '#server/modules/cash-desk/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Ctx } from '#server/platform/http/endpoint.ts';
import { presentChannels } from './attempts.present.ts';
import { listAttempts, listAttemptsOfApplication } from './attempts.store.ts';
import { listAway } from './channel-state.store.ts';
import { deviceOf } from './domain/payer-device.ts';
import { presentOrder, presentPayment, type OrderNames } from './payments.present.ts';
import { listOrders, type Order } from './payments.store.ts';
import type { PaymentsEnv } from './payments-env.ts';
import { listOwed } from './refunds/list-owed.ts';

/** 缴费: what is due, the ways to pay on this device, every order with every attempt. */
export async function loadPayment(ctx: Ctx<'candidate'>, { applications, channels }: PaymentsEnv, applicationId: ApplicationId): Promise<Result<PaymentView>> {
  const { tx, now, visitor, actor: { accountId } } = ctx;
  const due = await applications.describe(tx, { accountId, applicationId }, now, { toPay: false, lang: visitor.lang });
  if (!due.ok) return due;
  const [orders, attempts, refunds, away] = await Promise.all([listOrders(tx, accountId, applicationId), listAttemptsOfApplication(tx, accountId, applicationId), listOwed(tx, accountId, applicationId), listAway(tx)]);
  const offered = presentChannels(channels.offered(due.value.province), away, deviceOf(visitor.userAgent), visitor.lang);
  return ok(presentPayment(applicationId, due.value, { orders, refunds, attempts, channels: offered }, visitor.lang, now));
}

/** One order with all that is known of it. */
export async function viewOrder(tx: Tx, order: Order, lang: Lang, now: Instant, names?: OrderNames): Promise<OrderView> {
  // a receipt that was voided has another in its place
  const [refunds, attempts, receipt] = await Promise.all([listOwed(tx, order.accountId, order.applicationId), listAttempts(tx, order.accountId, order.id), order.how === 'on_site' ? findReceiptNumber(tx, order.orderNumber) : undefined]);
  return presentOrder({ ...order, receiptNumber: receipt ?? order.receiptNumber }, { refunds, attempts, now }, lang, names);
}
