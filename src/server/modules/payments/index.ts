import type { Module } from '#server/platform/module.ts';
import { beginEndpoints } from './begin.routes.ts';
import { paymentHandlers } from './payments.jobs.ts';
import { followOrder, keepOrders, keepOrdersOften } from './payments.jobs-declared.ts';
import { paymentFigures } from './payments.figures.ts';
import { paymentPages } from './payments.pages.ts';
import { orderList } from './orders.list.ts';
import { refundHandlers } from './refunds/refunds.jobs.ts';
import { continueRefund, keepRefunds, keepRefundsOften } from './refunds/refunds.jobs-declared.ts';
import { refundList } from './refunds/refunds.list.ts';
import { paymentDeskEndpoints } from './payments.desk-routes.ts';
import { refundRequestList } from './refunds/refund-requests.list.ts';
import { refundRequestEndpoints } from './refunds/refund-requests.routes.ts';
import { refusedNoticeList } from './refused-notices.list.ts';
import { refundEndpoints } from './refunds/refunds.routes.ts';
import { paymentEndpoints } from './payments.routes.ts';
import { paymentStaffEndpoints } from './payments.staff-routes.ts';
import type { PaymentsEnv } from './payments-env.ts';
import { returnedByForm } from './returned.routes.ts';
import { paymentsPersonal } from './personal.ts';

export { beginAttempt, type Chosen } from './commands/begin-attempt.ts';
export { confirmMovement, findWhoseMovement } from './commands/confirm-movement.ts';
export { ordersAfter } from './orders.list.store.ts';
export type { FiscalReceipts } from './fiscal-port.ts';
export { applyCharge } from './commands/apply-charge.ts';
export { refundApplication } from './refunds/open-refund.ts';
export { findSuspensionRefund } from './refunds/present-refunds.ts';
export { countOpenRefunds, sumRefundsOf } from './refunds/refunds.store.ts';
export type { BillLine, PaymentChannel, PaymentChannels } from './channels/channel.ts';
export { readAccounts, type ReceivingAccount } from './channels/accounts-file.ts';
export { paymentChannels } from './channels/open-channels.ts';
export type { PayableApplications, PaymentDue } from './payable-applications.ts';

/** The module as the program mounts it, connected to the applications and the channel. */
export function payments(env: PaymentsEnv): Module {
  const endpoints = { ...paymentEndpoints(env), ...beginEndpoints(env) };
  return {
    name: 'payments', personal: paymentsPersonal,
    endpoints: [...Object.values(endpoints), ...Object.values(paymentStaffEndpoints(env)), ...paymentDeskEndpoints(env), ...refundEndpoints(env), ...refundRequestEndpoints(env), returnedByForm],
    ...paymentPages(env, endpoints),
    lists: [orderList, refundList, refundRequestList, refusedNoticeList(env)],
    jobs: [followOrder, keepOrders, continueRefund, keepRefunds],
    figures: paymentFigures(env.channels),
    schedules: [keepOrdersOften, keepRefundsOften],
    handlers: [...paymentHandlers(env), ...refundHandlers(env)],
  };
}
