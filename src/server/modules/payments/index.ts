import type { Module } from '#server/platform/module.ts';
import { askChannel, closeExpiredOrder, closeForgottenOrders, closeForgottenOrdersOften, paymentHandlers } from './payments.jobs.ts';
import { paymentPages } from './payments.pages.ts';
import { orderList } from './orders.list.ts';
import { paymentEndpoints } from './payments.routes.ts';
import { paymentStaffEndpoints } from './payments.staff-routes.ts';
import type { PaymentsEnv } from './payments-env.ts';

export { openOrder } from './commands/open-order.ts';
export { applyCharge } from './commands/apply-charge.ts';
export type { PaymentGateway } from './gateway/gateway.ts';
export { httpGateway } from './gateway/http-gateway.ts';
export type { PayableApplications, PaymentDue } from './payable-applications.ts';

/** The module as the program mounts it, connected to the applications and the channel. */
export function payments(env: PaymentsEnv): Module {
  const endpoints = paymentEndpoints(env);
  return {
    name: 'payments',
    endpoints: [...Object.values(endpoints), ...Object.values(paymentStaffEndpoints(env))],
    ...paymentPages(env, endpoints),
    lists: [orderList],
    jobs: [askChannel, closeExpiredOrder, closeForgottenOrders],
    schedules: [closeForgottenOrdersOften],
    handlers: paymentHandlers(env),
  };
}
