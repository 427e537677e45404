import type { Day } from '#contracts/dates.ts';
import type { OrderNumber } from '#contracts/payments.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { PaymentChannels } from './channels/channel.ts';
import type { FiscalReceipts } from './fiscal-port.ts';
import type { PayableApplications } from './payable-applications.ts';

/** Whether the channel's bill and the books still differ about an order (对账核实中): since which day's bill, and until when somebody settles it where that is known. */
export type FindCheck = (tx: Tx, orderNumber: OrderNumber) => Promise<OrderCheck | undefined>;
export type OrderCheck = { day: Day; dueOn: Day | null };

/** What payments reach outside themselves: the applications that are paid for, the receiving accounts at the channels, what reconciliation still looks into, and who issues fiscal e-receipts, where somebody does; modules.ts gives them. */
export type PaymentsEnv = { applications: PayableApplications; channels: PaymentChannels; findCheck?: FindCheck; fiscal?: FiscalReceipts | undefined };
