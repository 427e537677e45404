import type { ProvinceWindows, WindowName } from '#contracts/catalogue.ts';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { windowPhase, type Window } from '#server/kernel/windows.ts';

/** Why nothing can be written now: the application window (报名时间) is not open, or no longer. The closing instant is outside. */
export function refusalsOutsideApply(windows: ProvinceWindows, now: Instant): Refusal[] {
  return refusalsOutside(windows.apply, now, 'application.window_not_open_yet', 'application.window_closed');
}

/** So long before applying opens a form may be filled in and checked (先填好，开网一键提交). */
const PREPARED_AHEAD = 7 * 86_400_000;

/** True in the days before applying opens, when everything but saving may be done. */
export function mayPrepare({ opensAt }: Window, now: Instant): boolean {
  return now < opensAt && now >= opensAt - PREPARED_AHEAD;
}

/** Why nothing can be chosen or filled in now: neither open nor about to open, or no longer. */
export function refusalsOutsidePreparing(windows: ProvinceWindows, now: Instant): Refusal[] {
  return mayPrepare(windows.apply, now) ? [] : refusalsOutsideApply(windows, now);
}

/** Why nothing can be confirmed now (信息确认时间). */
export function refusalsOutsideConfirm(windows: ProvinceWindows, now: Instant): Refusal[] {
  return refusalsOutside(windows.confirm, now, 'application.confirm_not_open_yet', 'application.confirm_closed');
}

function refusalsOutside(
  window: { opensAt: Instant; closesAt: Instant }, now: Instant,
  early: 'application.window_not_open_yet' | 'application.confirm_not_open_yet', late: 'application.window_closed' | 'application.confirm_closed',
): Refusal[] {
  switch (windowPhase(window, now)) {
    case 'before': return [refuse(early, { params: { at: beijingTime(window.opensAt) } })];
    case 'after': return [refuse(late, { params: { at: beijingTime(window.closesAt) } })];
    case 'open': return [];
  }
}

/** When an unfinished application lapses (T23, 视为自动放弃): unsaved at the end of applying, unconfirmed at the end of confirming, unpaid at the end of paying. */
export function lapsesAt(stage: 'unsaved' | 'unconfirmed' | 'unpaid', windows: ProvinceWindows): { window: WindowName; at: Instant } {
  switch (stage) {
    case 'unsaved': return { window: 'apply', at: windows.apply.closesAt };
    case 'unconfirmed': return { window: 'confirm', at: Math.max(windows.apply.closesAt, windows.confirm.closesAt) };
    case 'unpaid': return { window: 'pay', at: windows.pay.closesAt };
  }
}

/** The windows as they stand for an application an officer opened until an instant (解锁修改, T17): applying and confirming stay open so long. */
export function windowsUnlocked(windows: ProvinceWindows, unlockedUntil: Instant | null): ProvinceWindows {
  if (unlockedUntil === null) return windows;
  const longer = (window: { opensAt: Instant; closesAt: Instant }) => ({ opensAt: Math.min(window.opensAt, windows.apply.opensAt), closesAt: Math.max(window.closesAt, unlockedUntil) });
  return { ...windows, apply: longer(windows.apply), confirm: longer(windows.confirm) };
}
