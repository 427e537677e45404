import type { Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

const MOST_AGAIN = 3;
const DAYS = 30;

/** Noes to sending a message again (补发): never a code, never a text that is gone, of the last month, three times at most; what has just left is waited for. */
export function refusalsToResend(m: { secret: boolean; hasText: boolean; channel: string; state: string; resent: boolean; queuedAt: Instant; again: number }, now: Instant): Refusal[] {
  return [
    ...(m.secret ? [refuse('message.resend_code')] : []),
    ...(!m.secret && !m.hasText ? [refuse('message.resend_gone')] : []),
    ...(m.channel === 'inbox' || m.resent ? [refuse('message.resend_original')] : []),
    ...(m.state === 'queued' || m.state === 'cancelled' ? [refuse('message.resend_waiting')] : []),
    ...(now - m.queuedAt > DAYS * 86_400_000 ? [refuse('message.resend_old', { params: { days: DAYS } })] : []),
    ...(m.again >= MOST_AGAIN ? [refuse('message.resend_often', { params: { most: MOST_AGAIN } })] : []),
  ];
}
