import type { Instant } from '#contracts/dates.ts';
import { isQuiet, nextMorning } from '#server/kernel/quiet-hours.ts';
import { EVENTS } from './message-events.ts';
import { isSecret, isTemplateName } from './message-templates.ts';

/** How urgent a message is: codes first, then what somebody must know at once, then news, at last reminders, which rest at night (免打扰). */
export const URGENCY = { code: 0, urgent: 1, news: 2, reminder: 3 } as const;
export type Urgency = (typeof URGENCY)[keyof typeof URGENCY];

/** The urgency of an event. A reminder that would be of no use in the morning is urgent. */
export function urgencyOf(template: string, now: Instant, useBefore?: Instant): Urgency {
  if (isSecret(template)) return URGENCY.code;
  if (!isTemplateName(template)) return URGENCY.news;
  const { reminder, smsObligatory } = EVENTS[template];
  if (reminder) return useBefore !== undefined && isQuiet(now) && useBefore <= nextMorning(now) ? URGENCY.urgent : URGENCY.reminder;
  return smsObligatory ? URGENCY.urgent : URGENCY.news;
}

/** Until when a message rests because it is night; nothing when it may go. A mail wakes nobody. */
export function restsUntil(message: { urgency: number; channel: string }, now: Instant): Instant | undefined {
  return message.urgency >= URGENCY.reminder && message.channel === 'sms' && isQuiet(now) ? nextMorning(now) : undefined;
}
