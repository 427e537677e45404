/** When calls to a service stop being made, and how it is tried again. */
export type BreakerRule = {
  /** So many failures one after the other open it. */
  inRow: number;
  /** So large a share of failures among the last calls opens it, once there were `recent` of them. */
  share: number;
  recent: number;
  /** How long it stays open the first time, and at the longest: each opening without a success between doubles it. */
  openMs: number;
  openMostMs: number;
  /** So many probes must succeed, one at a time, before everything goes through again. */
  probes: number;
};

/** What holds for every service unless its settings say otherwise. */
export const USUAL_RULE: BreakerRule = { inRow: 5, share: 0.5, recent: 20, openMs: 5_000, openMostMs: 120_000, probes: 2 };

/** A circuit breaker (熔断) of one service in one process; a plain value, so that nothing but these functions changes it. */
export type Breaker =
  | { state: 'closed'; inRow: number; last: readonly boolean[] }
  | { state: 'open'; until: number; openings: number }
  | { state: 'half_open'; probing: boolean; succeeded: number; openings: number };

/** As it begins: everything goes through. */
export const CLOSED: Breaker = { state: 'closed', inRow: 0, last: [] };

/** Whether a call may be made now, and the breaker that counts it as under way; when it is open, until when. */
export function admit(breaker: Breaker, now: number): { go: true; breaker: Breaker } | { go: false; until: number } {
  switch (breaker.state) {
    case 'closed': return { go: true, breaker };
    case 'open': return now < breaker.until ? { go: false, until: breaker.until } : { go: true, breaker: { state: 'half_open', probing: true, succeeded: 0, openings: breaker.openings } };
    case 'half_open': return breaker.probing ? { go: false, until: now } : { go: true, breaker: { ...breaker, probing: true } };
  }
}

/** The breaker after a call that was admitted ended; `chance` in [0, 1) spreads the processes' probes. A late answer to a call made before it opened changes nothing. */
export function settle(breaker: Breaker, failed: boolean, { now, chance, rule }: { now: number; chance: number; rule: BreakerRule }): Breaker {
  switch (breaker.state) {
    case 'open': return breaker;
    case 'half_open': {
      if (failed) return open(breaker.openings + 1, now, chance, rule);
      const succeeded = breaker.succeeded + 1;
      return succeeded >= rule.probes ? CLOSED : { ...breaker, probing: false, succeeded };
    }
    case 'closed': {
      const inRow = failed ? breaker.inRow + 1 : 0;
      const last = [...breaker.last, failed].slice(-rule.recent);
      const tooMany = last.length >= rule.recent && last.filter(Boolean).length / last.length >= rule.share;
      return failed && (inRow >= rule.inRow || tooMany) ? open(1, now, chance, rule) : { state: 'closed', inRow, last };
    }
  }
}

function open(openings: number, now: number, chance: number, { openMs, openMostMs }: BreakerRule): Breaker {
  const whole = Math.min(openMostMs, openMs * 2 ** (openings - 1));
  return { state: 'open', openings, until: now + whole / 2 + (whole / 2) * chance };
}
