import type { PaymentChannels } from './channels/channel.ts';
import type { PayableApplications } from './payable-applications.ts';

/** What payments reach outside themselves: the applications that are paid for, and the receiving accounts at the channels; modules.ts gives both. */
export type PaymentsEnv = { applications: PayableApplications; channels: PaymentChannels };
