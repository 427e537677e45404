import type { Instant } from '#contracts/dates.ts';
import type { Lane, PlaceTold } from '#contracts/rush.ts';
import type { Round } from './decide-round.ts';
import { countBefore, isDue, SHARES, type Heads, type Second } from './queue-order.ts';

export type PlaceFacts = {
  now: Instant; place: number; lane: Lane;
  round: Round; heads: Heads;
  /** How far admission had come when the time of grace began; places before it were not used in time. */
  missed: Heads | null;
  seconds: readonly Second[];
  /** People a second: as allowed, and as measured lately. */
  rate: number; pace: number;
  /** What this browser showed last. */
  shown?: { ahead: number; seconds: number } | undefined;
};

/** Counts of the last seconds come late from other processes: until then no number is said. */
const COUNTED_AFTER = 3_000;
const SLOWEST = 0.05;
/** A time that grows by less than this is not told as worse: it is an estimate. */
const SLACK = { factor: 1.25, seconds: 15 };

/** What a waiting browser is told: honest, and never worse than before without the reason. */
export function tellPlace(f: PlaceFacts): PlaceTold {
  if (f.missed !== null && isDue(f.place, f.lane, f.missed)) return said('missed', { again: 1 });
  if (isDue(f.place, f.lane, f.heads)) return said('due', { again: 1 });
  const { drawUntil } = f.round;
  if (drawUntil !== null && f.now < drawUntil + COUNTED_AFTER && f.place < drawUntil * 1_000) return said('drawing', { worse: 'drawing', drawUntil, again: f.now < drawUntil - 30_000 ? 10 : 4 });
  if (f.now * 1_000 - f.place < COUNTED_AFTER * 1_000) return said('waiting', { again: 4 });
  const counted = Math.ceil(countBefore(f.seconds, f.heads, f.place));
  const ahead = Math.min(counted, f.shown?.ahead ?? counted);
  const estimated = estimate(f, ahead);
  const shown = f.shown?.seconds;
  const isSlower = shown !== undefined && estimated > shown * SLACK.factor + SLACK.seconds;
  const seconds = shown === undefined || isSlower ? estimated : Math.min(estimated, shown);
  return said('waiting', { ahead, seconds, worse: isSlower ? 'slower' : null, again: Math.round(Math.min(15, Math.max(2, seconds / 10))) });
}

function estimate(f: PlaceFacts, ahead: number): number {
  const speed = Math.max(SLOWEST, f.pace > 0 ? f.pace : f.rate);
  const share = SHARES[f.lane];
  const own = share === 0 ? Infinity : countBefore(f.seconds, f.heads, f.place, [f.lane]) / (speed * share);
  return Math.ceil(Math.min(ahead / speed, own) + Math.max(0, (f.round.drawFrom ?? f.now) - f.now) / 1_000) + 1;
}

function said(state: PlaceTold['state'], more: Partial<PlaceTold>): PlaceTold {
  return { state, ahead: null, seconds: null, worse: null, drawUntil: null, again: 5, ...more };
}
