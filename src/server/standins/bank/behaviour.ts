import { z } from 'zod';

/** How the bank misbehaves; each can be set alone. */
export const BankBehaviour = z.strictObject({
  /** Notices are never sent. */
  lose: z.boolean(),
  /** Notices wait this long. */
  delayMs: z.int().min(0).max(3_600_000),
  /** How often each notice is sent again although it was received. */
  repeat: z.int().min(0).max(10),
  /** Before each true notice comes one with a false signature, and one for another merchant. */
  forge: z.boolean(),
  /** After the notice of success comes an older one that says failed. */
  reorder: z.boolean(),
  /** Query and close answer 503. */
  down: z.boolean(),
  /** Query and close answer with a false signature. */
  falseAnswers: z.boolean(),
  /** One press on “pay” takes the money twice. */
  chargeTwice: z.boolean(),
  /** What is taken differs from what was asked by this much. */
  amountOffInFen: z.int().min(-100_000).max(100_000),
  /** Takes money after the order has expired or was closed. */
  ignoreEnd: z.boolean(),
  /** Refunds are turned down: the account of the payer is closed. */
  refundsFail: z.boolean(),
  /** A refund is made, but its answer is lost on the way. */
  refundAnswersLost: z.boolean(),
  /** A refund stays under way until its notices are sent by hand. */
  refundsWait: z.boolean(),
  /** What goes back differs from what was asked by this much. */
  refundOffInFen: z.int().min(-100_000).max(100_000),
});
export type BankBehaviour = z.infer<typeof BankBehaviour>;

/** How a running bank behaves at this moment. */
export type BankMood = { behaviour: BankBehaviour };

export const NORMAL: BankBehaviour = {
  lose: false, delayMs: 0, repeat: 0, forge: false, reorder: false, down: false, falseAnswers: false, chargeTwice: false, amountOffInFen: 0, ignoreEnd: false, refundsFail: false, refundAnswersLost: false, refundsWait: false, refundOffInFen: 0,
};
