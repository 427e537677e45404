import { RESULT_DAYS } from '#contracts/exam-kits.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { beijingTime, type Instant } from '#contracts/dates.ts';

const DAY = 86_400_000;
const dayAt = (day: string): Instant => Date.parse(`${day}T00:00:00+08:00`);

/** True once the last day of a sitting is over. */
export function isOver({ examOn }: { examOn: readonly string[] }, now: Instant): boolean {
  return now >= dayAt([...examOn].sort().at(-1) ?? '9999-12-31') + DAY;
}

/** Until when results of a day are taken (上传期限): the end of the seventh day after it. */
export function resultsUntil(day: string): Instant {
  return dayAt(day) + (RESULT_DAYS + 1) * DAY;
}

/** Why results of a day are not taken now: before it, or too long after. */
export function refusalsOfTime(day: string, now: Instant): Refusal[] {
  if (now < dayAt(day)) return [refuse('exam_kit.results_early')];
  return now >= resultsUntil(day) ? [refuse('exam_kit.results_late', { params: { until: beijingTime(resultsUntil(day)) } })] : [];
}
