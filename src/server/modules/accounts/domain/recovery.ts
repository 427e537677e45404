import type { Instant } from '#contracts/dates.ts';

export const ANSWER_MIN = 2;
const WRONG_ANSWERS = 5;
const CLOSED_FOR = 24 * 3_600_000;

/** Wrong answers to the recovery question so far; only tries with the right code are counted, so that a stranger cannot close the way (D-06). */
export type AnswerCount = { failures: number; closedUntil: Instant };

/** The count after one more wrong answer; the fifth closes this way for a day. */
export function afterWrongAnswer(count: AnswerCount | undefined, now: Instant): AnswerCount {
  const failures = (count && count.closedUntil === 0 ? count.failures : 0) + 1;
  return failures >= WRONG_ANSWERS ? { failures, closedUntil: now + CLOSED_FOR } : { failures, closedUntil: 0 };
}

/** True while the way by question is closed. */
export function answersClosed(count: AnswerCount | undefined, now: Instant): boolean {
  return count !== undefined && count.closedUntil > now;
}

/** The answer as it is compared: width, case, spaces and marks do not matter to whoever remembers it. */
export function answerKey(answer: string): string {
  return answer.normalize('NFKC').toLowerCase().replaceAll(/[\s\p{P}\p{S}]/gu, '');
}
