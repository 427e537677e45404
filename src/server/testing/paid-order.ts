import { randomUUID } from 'node:crypto';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { AttemptId, AttemptKind, OrderId, OrderNumber } from '#contracts/payments.ts';
import type { TestApp } from './app.ts';

export type PaidOrder = { accountId: AccountId; applicationId: ApplicationId; orderNumber: OrderNumber; orderId: OrderId; attemptId: AttemptId | null };
type How = { orderNumber?: OrderNumber; at: number; amountInFen?: number } & ({ account: string; reference: string } | { receiptNumber: string });

/** The number of an order nobody else has. */
export const someOrderNumber = (): OrderNumber => OrderNumber.parse(`20260708${String(Math.floor(Math.random() * 1e13)).padStart(13, '0')}`);

/** An order as it stands once it was paid: at a receiving account by one attempt, or at the desk. */
export async function paidOrder(t: Pick<TestApp, 'asOwner'>, whose: { accountId: AccountId; applicationId: ApplicationId }, how: How): Promise<PaidOrder> {
  const number = how.orderNumber ?? someOrderNumber();
  const [order, attempt, at, amount] = [randomUUID(), randomUUID(), new Date(how.at), how.amountInFen ?? 24_400];
  const online = 'account' in how;
  await t.asOwner(
    `insert into payment_order (account_id, id, application_id, order_number, how, state, version, title, lines, amount_in_fen, opened_at, expires_at, paid_at, channel_reference, receipt_number)
     values ($1, $2, $3, $4, $5, 'paid', 1, '2026年度一级建造师', '[]', $6, $7, $8, $7, $9, $10)`,
    [whose.accountId, order, whose.applicationId, number, online ? 'online' : 'on_site', amount, at, online ? new Date(how.at + 60_000) : null, online ? how.reference : null, online ? null : how.receiptNumber],
  );
  await t.asOwner('insert into order_claim (order_number, account_id, order_id) values ($1, $2, $3)', [number, whose.accountId, order]);
  if (online) {
    await t.asOwner(
      `insert into payment_attempt (account_id, id, order_id, application_id, number, account, kind, device, state, version, amount_in_fen, started_at, expires_at, reference, charged_in_fen, paid_at, ended_at)
       values ($1, $2, $3, $4, $5, $6, $11, 'desktop', 'paid', 1, $7, $8, $9, $10, $7, $8, $8)`,
      [whose.accountId, attempt, order, whose.applicationId, `${number}01`, how.account, amount, at, new Date(how.at + 60_000), how.reference, AttemptKind.parse(how.account.split('-')[0])],
    );
    await t.asOwner('update payment_order set attempt_id = $3 where account_id = $1 and id = $2', [whose.accountId, order, attempt]);
  }
  return { ...whose, orderNumber: number, orderId: OrderId.parse(order), attemptId: online ? AttemptId.parse(attempt) : null };
}
