import type { Instant } from '#contracts/dates.ts';
import type { BillLine, PaymentChannels } from '#server/modules/payments/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Whose a payment is that a bill names: its order and the province and sitting its fee belongs to. */
export type Whose = { orderNumber: string; province: string; sittingId: string };
/** What the channel said when it was asked about one line of a bill. */
export type Answered = { whose: Whose; apply(tx: Tx, now: Instant): Promise<void> };

/** What reconciliation asks of payments (补单): the channel is asked first, and only what it confirms is booked, by payments' own commands. */
export type Repairs = {
  /** Whose a number of ours is; undefined for one we never gave out. */
  whose(tx: Tx, line: { number: string }): Promise<Whose | undefined>;
  /** Asks the channel about this movement, outside a transaction; undefined where it does not confirm it. Throws when it cannot be asked. */
  ask(read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, line: { receiving: string; kind: BillLine['kind']; number: string; reference: string; refundNumber: string | null }): Promise<Answered | undefined>;
};

export type ReconciliationEnv = { channels: PaymentChannels; repairs: Repairs };
