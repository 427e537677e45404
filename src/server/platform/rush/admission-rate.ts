import type { Instant } from '#contracts/dates.ts';

/** What is measured of health, the worst over all serving processes. */
export type Health = { loopLagMs: number; databaseMs: number; p95Ms: number };

/** Where each measure ought to lie; p95 leaves room below the 800 ms that people are promised. */
export const TARGETS: Health = { loopLagMs: 120, databaseMs: 80, p95Ms: 450 };

/** How many people a second are let in when nobody said another number. */
export const USUAL_CAP = 60;
/** However bad health is, so many are let in: one in two seconds. */
export const FLOOR = 0.5;

const CUT = 0.8;
const CUT_EVERY = 3_000;
/** What somebody let in asks for comes over the half minute after it: who grows until it is felt has let in too many by then. */
const GROW_BELOW = 0.5;
const STEPS_TO_CAP = 60;
/** A step is never more than this part of the rate, and a little: a small machine under a high cap is not overrun. */
const STEP = 0.02;
const BEGIN_AT = 0.1;

export type RateFacts = {
  now: Instant;
  rate: number;
  cap: number;
  /** When the rate was last cut. */
  cutAt: Instant | null;
  health: Health;
  /** Milliseconds since the last decision. */
  elapsed: number;
  /** Somebody waits, so that the rate is used. */
  isUsed: boolean;
};

/** How far health is strained: 1 is at the target of the worst measure. */
export function strain(health: Health): number {
  return Math.max(health.loopLagMs / TARGETS.loopLagMs, health.databaseMs / TARGETS.databaseMs, health.p95Ms / TARGETS.p95Ms);
}

/** The rate a round begins with: low enough for a cold program, high enough that few wait for nothing. */
export function firstRate(cap: number): number {
  return Math.max(FLOOR, cap * BEGIN_AT);
}

/** People a second from now on: less by two tenths while health is strained, more by a step while it is well and the rate is used (additive increase, multiplicative decrease). */
export function nextRate({ now, rate, cap, cutAt, health, elapsed, isUsed }: RateFacts): { rate: number; cutAt: Instant | null } {
  const strained = strain(health);
  const within = (value: number) => Math.min(Math.max(cap, FLOOR), Math.max(FLOOR, value));
  if (strained > 1) {
    const justCut = cutAt !== null && now - cutAt < CUT_EVERY && now >= cutAt;
    return justCut ? { rate: within(rate), cutAt } : { rate: within(rate * CUT), cutAt: now };
  }
  const grows = strained < GROW_BELOW && isUsed;
  return { rate: within(grows ? rate + Math.min(cap / STEPS_TO_CAP, FLOOR / 5 + rate * STEP) * Math.min(2, elapsed / 1_000) : rate), cutAt };
}
