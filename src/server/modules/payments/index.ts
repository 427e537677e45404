import type { Module } from '#server/platform/module.ts';
import { askChannel, closeExpiredOrder, closeForgottenOrders, closeForgottenOrdersOften, paymentHandlers } from './payments.jobs.ts';
import { paymentPages } from './payments.pages.ts';
import { orderList } from './orders.list.ts';
import { refundHandlers } from './refunds/refunds.jobs.ts';
import { continueRefund, keepRefunds, keepRefundsOften } from './refunds/refunds.jobs-declared.ts';
import { refundList } from './refunds/refunds.list.ts';
import { refundEndpoints } from './refunds/refunds.routes.ts';
import { paymentEndpoints } from './payments.routes.ts';
import { paymentStaffEndpoints } from './payments.staff-routes.ts';
import type { PaymentsEnv } from './payments-env.ts';

export { openOrder } from './commands/open-order.ts';
export { applyCharge } from './commands/apply-charge.ts';
export { refundApplication } from './refunds/open-refund.ts';
export { findSuspensionRefund } from './refunds/present-refunds.ts';
export { sumRefundsOf } from './refunds/refunds.store.ts';
export type { PaymentGateway } from './gateway/gateway.ts';
export { httpGateway } from './gateway/http-gateway.ts';
export type { PayableApplications, PaymentDue } from './payable-applications.ts';

/** The module as the program mounts it, connected to the applications and the channel. */
export function payments(env: PaymentsEnv): Module {
  const endpoints = paymentEndpoints(env);
  return {
    name: 'payments',
    endpoints: [...Object.values(endpoints), ...Object.values(paymentStaffEndpoints(env)), ...refundEndpoints(env)],
    ...paymentPages(env, endpoints),
    lists: [orderList, refundList],
    jobs: [askChannel, closeExpiredOrder, closeForgottenOrders, continueRefund, keepRefunds],
    schedules: [closeForgottenOrdersOften, keepRefundsOften],
    handlers: [...paymentHandlers(env), ...refundHandlers(env)],
  };
}
