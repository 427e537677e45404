import type { Instant } from '#contracts/dates.ts';

/** How wrong tries at one door are counted: at a user name from one network, or at a user name from everywhere. */
export type DoorKind = 'pair' | 'user_name';

/** Wrong tries so far; they fade when a day passes without one. */
export type Door = { failures: number; lastFailedAt: Instant; closedUntil: Instant };

const FADES_AFTER = 24 * 3_600_000;

/**
 * A door closes for a growing while after each wrong try. The pair of user name and network is strict: five free, then 15 s,
 * doubling to half an hour. The user name alone is lenient: thirty free, then at most one minute, and never for a network from which
 * its owner has signed in before. So guessing is slow from anywhere, and no stranger can lock the owner out (不得借此锁定他人).
 */
const RULES: Record<DoorKind, { free: number; first: number; longest: number }> = {
  pair: { free: 5, first: 15_000, longest: 30 * 60_000 },
  user_name: { free: 30, first: 5_000, longest: 60_000 },
};

/** The door after one more wrong try. */
export function doorAfterFailure(kind: DoorKind, door: Door | undefined, now: Instant): Door {
  const earlier = door && now - door.lastFailedAt < FADES_AFTER ? door.failures : 0;
  const failures = earlier + 1;
  const { free, first, longest } = RULES[kind];
  const over = failures - free;
  const pause = over < 0 ? 0 : Math.min(longest, first * 2 ** Math.min(over, 20));
  return { failures, lastFailedAt: now, closedUntil: pause === 0 ? 0 : now + pause };
}

/** Seconds to wait at both doors together; a familiar network is not held back by what strangers tried. */
export function secondsToWait(doors: { pair: Door | undefined; userName: Door | undefined; familiar: boolean }, now: Instant): number {
  return Math.max(secondsClosed(doors.pair, now), doors.familiar ? 0 : secondsClosed(doors.userName, now));
}

function secondsClosed(door: Door | undefined, now: Instant): number {
  return door && door.closedUntil > now ? Math.ceil((door.closedUntil - now) / 1000) : 0;
}

/** The part of an address that stands for one household or office: the whole of IPv4, the first 64 bits of IPv6. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped?.[1]) return mapped[1];
  if (!ip.includes(':')) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === '' ? [] : tail.split(':');
  const zeros = ip.includes('::') ? Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0') : [];
  return [...first, ...zeros, ...last].slice(0, 4).map((part) => part.toLowerCase().replace(/^0+(?=.)/, '')).join(':');
}
