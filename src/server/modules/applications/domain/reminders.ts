import type { OwnState } from '#contracts/applications.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import { isQuiet } from '#server/kernel/quiet-hours.ts';

/** How many hours before a deadline whoever is unfinished is reminded (催办提醒), the nearest first. */
export const REMINDER_MARKS = [3, 24, 72] as const;
export type ReminderMark = (typeof REMINDER_MARKS)[number];

const HOUR = 3_600_000;

/** Deadlines a mark stands for at this moment: later than the first instant, at the latest the second. Every deadline lies in one mark only, so nobody is told twice at once. */
export function deadlinesOf(mark: ReminderMark, now: Instant): { after: Instant; until: Instant } {
  const nearer = REMINDER_MARKS[REMINDER_MARKS.indexOf(mark) - 1] ?? 0;
  return { after: now + nearer * HOUR, until: now + mark * HOUR };
}

/** The marks told at this moment. At night (22:00–08:00 Beijing time) only the last one, which cannot wait: by the morning less than three hours would be left. The others go out at 08:00. */
export function marksTold(now: Instant): ReminderMark[] {
  return REMINDER_MARKS.filter((mark) => mark === 3 || !isQuiet(now));
}

/** Whoever acted this recently knows where they stand and is told with the next run. */
export const JUST_BUSY = HOUR;

type Todo = Record<Lang, string>;

const CONFIRM: Todo = { zh: '确认报名信息', en: 'confirm your application' };
const LEFT_TO_DO: Record<OwnState, Todo | null> = {
  S1: { zh: '填写并保存报考信息', en: 'fill in and save your data' },
  S2: { zh: '填写并保存报考信息', en: 'fill in and save your data' },
  S3: { zh: '签署承诺书并核对提交', en: 'sign the commitment, check and submit' },
  S4: { zh: '上传证明材料并确认报名信息', en: 'upload the proofs and confirm your application' },
  S5: { zh: '照片审核通过后确认报名信息', en: 'confirm your application once the photo is approved' },
  S6: CONFIRM,
  S7: { zh: '等待线上核验，通过后缴费', en: 'wait for the online review, then pay' },
  S8: { zh: '到审核点现场核验，通过后缴费', en: 'go to your review point, then pay' },
  // the refusal told them with its reason; nothing they do here is due by this deadline
  S9: null,
  S10: { zh: '缴费', en: 'pay the fee' },
  S11: { zh: '支付尚未到账，请登录查看支付结果', en: 'your payment has not arrived, sign in to see where it stands' },
  S12: null, X1: null, X2: null, X3: null, X5: null, X6: null,
};

/** What is left to do before the deadline, in the words of a short message; nothing where the candidate has nothing to do. */
export function todoBeforeDeadline(state: OwnState): Todo | null {
  return LEFT_TO_DO[state];
}
