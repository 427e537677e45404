import type { Instant } from '#contracts/dates.ts';
import type { FiscalReceiptView } from '#contracts/fiscal-receipts.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { FeeOf } from '#server/modules/ledger/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Order } from './payments.store.ts';

/** The port to whoever issues 财政电子票据; absent where the installation issues none. */
export type FiscalReceipts = {
  /** In the transaction that settles an order: its receipt is due from now on. */
  due(tx: Tx, order: Order, of: FeeOf, now: Instant): Promise<void>;
  /** In the transaction that gives the fee of an order back: its receipt is to be reversed (冲红). */
  reverse(tx: Tx, order: Pick<Order, 'accountId' | 'id'>, now: Instant): Promise<void>;
  /** What the payer sees of it; undefined where the order has none. */
  show(tx: Tx, order: Pick<Order, 'accountId' | 'id'>, lang: Lang): Promise<FiscalReceiptView | undefined>;
};
