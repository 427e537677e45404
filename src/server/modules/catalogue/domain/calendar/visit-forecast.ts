import type { Instant } from '#contracts/dates.ts';

import { IN_FIRST_HOUR } from '../editing/opening-load.ts';

/** What brings people to the platform (高峰来源): applications, tickets and scores of a sitting in a province, with how many people are meant. */
export type Draw = { kind: 'apply' | 'ticket' | 'score'; opensAt: Instant; closesAt: Instant; people: number };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEIJING = 8 * HOUR;

/** How visits usually lie over the hours of a Beijing day (常见规律, no measurement): mornings and afternoons full, a small wave in the evening. Only their proportions count. */
const OVER_THE_DAY = [1, 0.5, 0.3, 0.2, 0.2, 0.4, 1.2, 2.5, 5, 9, 9, 7, 4.5, 5, 7.5, 8, 7, 5, 4.5, 5.5, 6.5, 6, 4, 2];

/** A part of somebody's visits: which share falls into which time. */
type Part = { from: Instant; to: Instant; share: number };

/**
 * The parts by domain.md 9.2: of applicants a fifth in the first hour (A2), 12 % on the last day and of these 35 % in its last two hours (A4); of tickets a quarter on the
 * first day and a fifth of that in its first hour (A5); of scores 85 % of all people, 45 % of them in the first hour, the rest within a week (A6).
 */
function partsOf({ kind, opensAt, closesAt }: Draw): Part[] {
  const within = (ms: number): Instant => Math.min(opensAt + ms, closesAt);
  const last = (ms: number): Instant => Math.max(closesAt - ms, opensAt);
  const whole = { from: opensAt, to: closesAt };
  if (kind === 'apply') {
    return [
      { from: opensAt, to: within(HOUR), share: IN_FIRST_HOUR }, { from: last(2 * HOUR), to: closesAt, share: 0.12 * 0.35 }, { from: last(DAY), to: closesAt, share: 0.12 * 0.65 },
      { ...whole, share: 1 - IN_FIRST_HOUR - 0.12 },
    ];
  }
  if (kind === 'ticket') return [{ from: opensAt, to: within(HOUR), share: 0.05 }, { from: opensAt, to: within(DAY), share: 0.2 }, { ...whole, share: 0.75 }];
  return [{ from: opensAt, to: within(HOUR), share: 0.85 * 0.45 }, { from: opensAt, to: within(7 * DAY), share: 0.85 * 0.55 }];
}

/** How many visits each hour brings (预计访问量), hour by hour from a moment on. What falls outside those hours is not there; nothing is rounded. */
export function forecastVisits(draws: readonly Draw[], from: Instant, hours: number): number[] {
  const visits = Array.from({ length: hours }, () => 0);
  const until = from + hours * HOUR;
  for (const draw of draws) {
    for (const part of partsOf(draw)) {
      if (part.to <= from || part.from >= until || part.to <= part.from) continue;
      const all = weightBetween(part.from, part.to);
      const first = Math.max(0, Math.floor((part.from - from) / HOUR));
      const end = Math.min(hours, Math.ceil((part.to - from) / HOUR));
      for (let h = first; h < end; h++) {
        const here = weightBetween(Math.max(part.from, from + h * HOUR), Math.min(part.to, from + (h + 1) * HOUR));
        visits[h] = (visits[h] ?? 0) + (draw.people * part.share * here) / all;
      }
    }
  }
  return visits;
}

/** The weight of the hours between two moments, parts of hours as parts; whole days at once, since windows are weeks long. */
function weightBetween(from: Instant, to: Instant): number {
  const days = Math.floor((to - from) / DAY);
  let weight = days * WHOLE_DAY;
  for (let at = from + days * DAY; at < to;) {
    const next = Math.min(to, at - ((at + BEIJING) % HOUR) + HOUR);
    weight += ((OVER_THE_DAY[Math.floor(((at + BEIJING) % DAY) / HOUR)] ?? 0) * (next - at)) / HOUR;
    at = next;
  }
  return weight;
}

const WHOLE_DAY = OVER_THE_DAY.reduce((sum, weight) => sum + weight, 0);
