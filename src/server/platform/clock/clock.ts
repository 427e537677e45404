import type { Instant } from '#contracts/dates.ts';

/** The one source of the present; rules never ask it, they are told. */
export type Clock = { now(): Instant };

/** The real time; the only clock production knows. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock for tests, demos and rehearsals: it runs on from the moment it was set to, or stands still when frozen. */
export type VirtualClock = Clock & { set(at: Instant): void; freeze(at: Instant): void; offset(): number };

/** True for a clock that can be set; production's cannot. */
export function isVirtual(clock: Clock): clock is VirtualClock {
  return 'set' in clock;
}

/** Makes a virtual clock that starts at the real time. */
export function virtualClock(): VirtualClock {
  let offset = 0;
  let frozenAt: Instant | undefined;
  return {
    now: () => frozenAt ?? Date.now() + offset,
    set(at) {
      frozenAt = undefined;
      offset = at - Date.now();
    },
    freeze(at) {
      frozenAt = at;
      offset = at - Date.now();
    },
    offset: () => offset,
  };
}
