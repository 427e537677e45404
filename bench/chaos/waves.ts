import type { BankBehaviour } from '#server/standins/bank/behaviour.ts';
import type { Habits } from './payers.ts';

const MINUTE = 60_000;

/** A stretch of payers for whom the bank behaves in one way while they pay, and in another while their time runs out. `small` ones wait on real time: they get fewer payers. */
export type Wave = { name: string; paying: Partial<BankBehaviour>; after?: Partial<BankBehaviour>; habits?: Habits; small?: true };

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
  { name: 'told as paid, denied when asked', paying: { denies: true }, after: { denies: true }, habits: { pays: 6, insists: 4 } },
  { name: 'never told, denied when asked', paying: { denies: true, lose: true }, after: { denies: true, lose: true }, habits: { pays: 6, insists: 2, walks_away: 2 } },
  { name: 'charged twice', paying: { chargeTwice: true }, after: { refundAnswersLost: true } },
  { name: 'charged twice, never told', paying: { chargeTwice: true, lose: true } },
  { name: 'both channels', paying: { ignoreEnd: true, lose: true }, habits: { pays_both: 8, pays: 2 } },
  { name: 'too little', paying: { amountOffInFen: -100, refundsWait: true }, after: { refundsWait: true } },
  { name: 'too much', paying: { amountOffInFen: 100, refundsFail: true }, after: { refundsFail: true } },
  { name: 'too little given back', paying: { chargeTwice: true, refundOffInFen: -100 }, after: { refundOffInFen: -100 }, small: true },
  { name: 'too much given back', paying: { chargeTwice: true, refundOffInFen: 100 }, after: { refundOffInFen: 100 }, small: true },
  { name: 'refund notices lost', paying: { chargeTwice: true, refundAnswersLost: true, lose: true }, after: { lose: true } },
  { name: 'after the end', paying: {}, after: { ignoreEnd: true }, habits: { is_late: 5, pays: 3, walks_away: 2 } },
  { name: 'after the end, never told', paying: { lose: true }, after: { ignoreEnd: true, lose: true }, habits: { is_late: 5, pays: 3, walks_away: 2 } },
  { name: 'after withdrawal', paying: {}, after: { ignoreEnd: true }, habits: { withdraws: 6, pays: 4 } },
  { name: 'false answers', paying: { falseAnswers: true, lose: true } },
  { name: 'answers about others', paying: { wrongAnswers: true, lose: true }, after: { wrongAnswers: true, lose: true } },
  { name: 'late answers', paying: { answerDelayMs: 1_500, lose: true }, small: true },
  { name: 'down', paying: { lose: true }, after: { down: true, lose: true } },
  { name: 'unknown key', paying: { secondKey: true } },
  { name: 'all at once', paying: { repeat: 2, forge: true, stale: true, reorder: true, contradict: true, chargeTwice: true }, after: { refundAnswersLost: true, repeat: 2, forge: true, reorder: true } },
];
