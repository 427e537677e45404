import type { PaymentGateway } from './gateway/gateway.ts';
import type { PayableApplications } from './payable-applications.ts';

/** What payments reach outside themselves: the applications that are paid for, and the channel; app.ts gives both. */
export type PaymentsEnv = { applications: PayableApplications; gateway: PaymentGateway };
