import type { Instant } from '#contracts/dates.ts';

/** A published period (报名时间, 缴费时间 …): the opening instant is inside, the closing instant is outside. */
export type Window = { opensAt: Instant; closesAt: Instant };

/** True while the window is open. */
export function isOpen(window: Window, now: Instant): boolean {
  return window.opensAt <= now && now < window.closesAt;
}

/** Before, during or after the window. */
export function windowPhase(window: Window, now: Instant): 'before' | 'open' | 'after' {
  if (now < window.opensAt) return 'before';
  return now < window.closesAt ? 'open' : 'after';
}
