import type { ProvinceWindows } from '#contracts/catalogue.ts';
import { beijingTime, startOfBeijingDay, type Day, type Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { RETENTION } from '#server/kernel/retention.ts';

const DAY = 86_400_000;
/** Where no date of the results is published yet, they come within this time of the exam. */
const RESULTS_WITHIN = 180 * DAY;
const RECHECK_AFTER = 30 * DAY;

/** One application that has not ended, as far as closing the account asks. */
export type UnderWay = { exam: { zh: string; en: string }; windows: ProvinceWindows | undefined; examOn: readonly Day[]; paid: boolean };

/** Until when an application is under way: an unpaid one until its exam, a paid one until its results are out and can no longer be re-checked. */
export function underWayUntil({ windows, examOn, paid }: UnderWay): Instant {
  const last = examOn.toSorted().at(-1);
  const over = last === undefined ? 0 : startOfBeijingDay(last) + DAY;
  if (!paid) return over;
  return windows?.recheck?.closesAt ?? (windows?.score ? Math.max(over, windows.score.opensAt + RECHECK_AFTER) : over + RESULTS_WITHIN);
}

export type ClosingFacts = { underWay: readonly UnderWay[]; openRefunds: number; waitingCases: number; matters: number };

/** Everything that stops an account being closed now, all at once (注销条件): nothing of the person’s may hang in the air. */
export function refusalsToClose(f: ClosingFacts, now: Instant): Refusal[] {
  const live = f.underWay.flatMap((one) => {
    const until = underWayUntil(one);
    return until > now ? [refuse('own_data.closing_live', { params: { exam: one.exam.zh, examEn: one.exam.en, until: beijingTime(until) } })] : [];
  });
  return [
    ...live,
    ...(f.openRefunds > 0 ? [refuse('own_data.closing_refund')] : []), ...(f.waitingCases > 0 ? [refuse('own_data.closing_case')] : []), ...(f.matters > 0 ? [refuse('own_data.closing_matter')] : []),
  ];
}

/** When a closing asked for now is carried out, unless taken back: after the days of waiting. */
export function closesAt(askedAt: Instant): Instant {
  return askedAt + (RETENTION.closing.days ?? 0) * DAY;
}
