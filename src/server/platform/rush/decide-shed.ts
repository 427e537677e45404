/** Who asks, as the door can tell without looking anything up. */
export type Asker = 'kept' | 'memory' | 'partner' | 'inside' | 'guarded';

/** How this process fares at this instant. */
export type Load = { /** Requests under way that are not kept nor from memory. */ inFlight: number; loopLagMs: number; /** Statements that wait for a connection. */ databaseWaiting: number };

/** Where each figure alone begins to make people wait longer than they should: the first for strangers, the second for those inside. */
const FULL = { inFlight: [100, 250], loopLagMs: [400, 1_200], databaseWaiting: [64, 192] } as const;

/** Seconds after which a refused request may come again: at least, and spread over. */
const COME_BACK = { guarded: [3, 9], inside: [1, 3] } as const;

/**
 * Whether a request is refused before anything is done for it: nothing when it is served, else after how many seconds it may come again. `chance` in [0, 1)
 * spreads those who are refused together. Paying, notices, staff, health and what lies in memory are never refused; those inside last.
 */
export function decideShed(asker: Asker, load: Load, chance: number): { retryAfter: number } | undefined {
  if (asker === 'kept' || asker === 'memory') return undefined;
  const level = asker === 'guarded' ? 0 : 1;
  const isFull = load.inFlight >= FULL.inFlight[level] || load.loopLagMs >= FULL.loopLagMs[level] || load.databaseWaiting >= FULL.databaseWaiting[level];
  if (!isFull) return undefined;
  const [least, spread] = COME_BACK[level === 0 ? 'guarded' : 'inside'];
  return { retryAfter: least + Math.floor(chance * (spread + 1)) };
}
