import type { BankBehaviour } from '#server/standins/bank/behaviour.ts';

const MINUTE = 60_000;

/** A stretch of payers for whom the bank behaves in one way while they pay, and in another while their time runs out. `small` ones wait on real time: they get fewer payers. */
export type Wave = { name: string; paying: Partial<BankBehaviour>; after?: Partial<BankBehaviour>; small?: true };

/** Every fault of the bank's, in turns. */
export const WAVES: readonly Wave[] = [
  { name: 'well', paying: {} },
  { name: 'lost', paying: { lose: true } },
  { name: 'repeated', paying: { repeat: 3 } },
  { name: 'delayed', paying: { delayMs: 20 * MINUTE, repeat: 1 } },
  { name: 'forged', paying: { forge: true } },
  { name: 'played back', paying: { stale: true, repeat: 1 } },
  { name: 'reordered', paying: { reorder: true } },
  { name: 'contradicting', paying: { contradict: true } },
  { name: 'charged twice', paying: { chargeTwice: true }, after: { refundAnswersLost: true } },
  { name: 'too little', paying: { amountOffInFen: -100 }, after: { refundsWait: true } },
  { name: 'too much', paying: { amountOffInFen: 100 }, after: { refundsFail: true } },
  { name: 'after the end', paying: {}, after: { ignoreEnd: true } },
  { name: 'after the end, never told', paying: { lose: true }, after: { ignoreEnd: true, lose: true } },
  { name: 'false answers', paying: { falseAnswers: true, lose: true } },
  { name: 'answers about others', paying: { wrongAnswers: true, lose: true }, after: { wrongAnswers: true, lose: true } },
  { name: 'late answers', paying: { answerDelayMs: 1_500, lose: true }, small: true },
  { name: 'down', paying: { lose: true }, after: { down: true, lose: true } },
  { name: 'unknown key', paying: { secondKey: true } },
  { name: 'all at once', paying: { repeat: 2, forge: true, stale: true, reorder: true, contradict: true, chargeTwice: true }, after: { refundAnswersLost: true, repeat: 2, forge: true, reorder: true } },
];
