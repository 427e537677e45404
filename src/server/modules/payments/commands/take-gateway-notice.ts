import { createHash } from 'node:crypto';
import type { Instant } from '#contracts/dates.ts';
import type { GatewayNotice } from '#contracts/payments.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { PaymentsEnv } from '../payments-env.ts';
import { findClaim, keepNotice, type Order } from '../payments.store.ts';
import { applyCharge } from './apply-charge.ts';

/**
 * 支付结果通知: believed only with a right signature, for our merchant and an order we opened; amount and time are checked where the
 * charge is applied. A repeated notice is answered like the first and changes nothing.
 */
export async function takeGatewayNotice(tx: Tx, env: PaymentsEnv, notice: GatewayNotice, now: Instant): Promise<Result<{ received: true; order: Order | undefined }>> {
  const charge = env.gateway.readNotice(notice);
  if (!charge) return refusedFor('payment.notice_refused');
  const digest = createHash('sha256').update(JSON.stringify(notice)).digest();
  const [claim, isNew] = await Promise.all([findClaim(tx, notice.orderNumber), keepNotice(tx, { noticeId: notice.noticeId, orderNumber: notice.orderNumber, digest }, now)]);
  if (!claim) return refusedFor('payment.order_not_found');
  if (!isNew) return ok({ received: true, order: undefined });
  return ok({ received: true, order: await applyCharge(tx, env, claim, charge, 'notice', now) });
}
