import { z } from 'zod';

/** What a bill can have wrong: a line missing, one of an order nobody placed, another amount, a line twice, a line that comes with the next day's bill. */
export const BillFault = z.enum(['missing', 'extra', 'amount', 'double', 'late']);
export type BillFault = z.infer<typeof BillFault>;

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
  /** Genuine notices that say both: first that it failed, then that it was paid, then that it is closed. */
  contradict: z.boolean(),
  /** A genuine notice of long ago is played back before each. */
  stale: z.boolean(),
  /** Every question is answered 503. */
  down: z.boolean(),
  /** Answers carry a false signature. */
  falseAnswers: z.boolean(),
  /** Answers are genuine, but about another number. */
  wrongAnswers: z.boolean(),
  /** Questions about a payment that was made are answered, genuinely, as if it had not been: the notice says one thing and the question another. */
  denies: z.boolean(),
  /** Answers come this late. */
  answerDelayMs: z.int().min(0).max(60_000),
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
  /** What bills made from now on have wrong, one of each. */
  bill: z.array(BillFault),
  /** The channels sign with their second keys, as after a change of keys. */
  secondKey: z.boolean(),
});
export type BankBehaviour = z.infer<typeof BankBehaviour>;

/** How a running bank behaves at this moment. */
export type BankMood = { behaviour: BankBehaviour };

export const NORMAL: BankBehaviour = {
  lose: false, delayMs: 0, repeat: 0, forge: false, reorder: false, contradict: false, stale: false, down: false, falseAnswers: false, wrongAnswers: false, denies: false, answerDelayMs: 0,
  chargeTwice: false, amountOffInFen: 0, ignoreEnd: false, refundsFail: false, refundAnswersLost: false, refundsWait: false, refundOffInFen: 0, bill: [], secondKey: false,
};
