import { beijingTime, type Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

const DAY = 24 * 3_600_000;
const FILE_WITHIN_DAYS = 10;
const ANSWER_WITHIN_DAYS = 15;

/** What an appeal is about: the rejection in force, if the application stands rejected. */
export type AppealFacts = { rejected: boolean; rejectedAt: Instant | null };

/** Until when an appeal against a rejection may be filed (复核申请): ten days from the decision. */
export function appealableUntil(rejectedAt: Instant): Instant {
  return rejectedAt + FILE_WITHIN_DAYS * DAY;
}

/** Until when it must be answered: fifteen days from the filing. */
export function answerDueAt(filedAt: Instant): Instant {
  return filedAt + ANSWER_WITHIN_DAYS * DAY;
}

/** Every reason why no appeal can be filed now; that one was filed already is the rule of an index. */
export function refusalsToAppeal({ rejected, rejectedAt }: AppealFacts, now: Instant): Refusal[] {
  if (!rejected || rejectedAt === null) return [refuse('assistance.appeal_not_rejected')];
  const until = appealableUntil(rejectedAt);
  return now < until ? [] : [refuse('assistance.appeal_too_late', { params: { at: beijingTime(until) } })];
}
