import type { ProvinceConfig, ProvinceWindows, WINDOW_PHASES, WindowName } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { windowPhase } from '#server/kernel/windows.ts';

/** Where a window stands: before, open, after, or not published yet. */
export type Phase = (typeof WINDOW_PHASES)[number];

/** The phase of every window of a sitting in one province at a moment. */
export function phasesOf(windows: ProvinceWindows, now: Instant): Record<WindowName, Phase> {
  const phase = (name: WindowName): Phase => {
    const window = windows[name];
    return window === null ? 'unpublished' : windowPhase(window, now);
  };
  return { apply: phase('apply'), confirm: phase('confirm'), review: phase('review'), pay: phase('pay'), ticket: phase('ticket'), score: phase('score'), recheck: phase('recheck') };
}

/** How one sitting stands across provinces (报名状态): in how many it is open, and the moments people look for. */
export type SittingPhase = { phase: 'before' | 'open' | 'after'; openProvinces: number; opensAt: Instant; closesAt: Instant };

/** A sitting is open while any province takes applications, ahead while none has opened yet, over after the last has closed or between two of them with nothing left to open. */
export function sittingPhase(configs: Pick<ProvinceConfig, 'windows'>[], now: Instant): SittingPhase | undefined {
  const [first, ...rest] = configs.map((c) => c.windows.apply);
  if (first === undefined) return undefined;
  const all = [first, ...rest];
  const open = all.filter((w) => windowPhase(w, now) === 'open');
  const ahead = all.filter((w) => windowPhase(w, now) === 'before');
  if (open.length > 0) {
    return { phase: 'open', openProvinces: open.length, opensAt: Math.min(...open.map((w) => w.opensAt)), closesAt: Math.max(...open.map((w) => w.closesAt)) };
  }
  const shown = ahead.length > 0 ? ahead : all;
  return { phase: ahead.length > 0 ? 'before' : 'after', openProvinces: 0, opensAt: Math.min(...shown.map((w) => w.opensAt)), closesAt: Math.max(...shown.map((w) => w.closesAt)) };
}
