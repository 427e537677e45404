import type { ServiceState } from '#contracts/operations.ts';

export type Opinion = { breaker: 'closed' | 'open' | 'half_open'; since: number; lastSuccessAt: number | null; lastFaultAt: number | null; lastFault: string | null };
export type Judged = { state: ServiceState; since: number | null; lastSuccessAt: number | null; lastFaultAt: number | null; lastFault: string | null; heldBackBy: number };

const latest = (moments: readonly (number | null)[]): number | null => moments.reduce((a, b) => (b !== null && (a === null || b > a) ? b : a), null);

/**
 * One word on a service from what every process thinks of it and what was counted in the last hour: held back when any process holds calls back, failing when its last word was
 * a fault and a tenth of the calls failed, unknown when nobody asked it yet.
 */
export function judgeService(opinions: readonly Opinion[], hour: { calls: number; faults: number }): Judged {
  const held = opinions.filter((o) => o.breaker !== 'closed');
  const lastSuccessAt = latest(opinions.map((o) => o.lastSuccessAt));
  const lastFaultAt = latest(opinions.map((o) => o.lastFaultAt));
  const lastFault = opinions.find((o) => o.lastFaultAt !== null && o.lastFaultAt === lastFaultAt)?.lastFault ?? null;
  const about = { lastSuccessAt, lastFaultAt, lastFault, heldBackBy: held.length };
  if (held.length > 0) return { state: 'held_back', since: Math.min(...held.map((o) => o.since)), ...about };
  if (lastSuccessAt === null && lastFaultAt === null) return { state: 'unknown', since: null, ...about };
  const failing = hour.faults > 0 && (lastFaultAt ?? 0) > (lastSuccessAt ?? 0) && hour.faults >= hour.calls * 0.1;
  return failing ? { state: 'failing', since: lastSuccessAt, ...about } : { state: 'well', since: lastFaultAt, ...about };
}
