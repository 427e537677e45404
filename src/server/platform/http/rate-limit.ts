import type { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { refuse } from '#contracts/refusals.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import { networkOf } from '#server/kernel/sign-in-throttle.ts';
import type { FieldCrypto } from '../crypto/field-crypto.ts';
import type { Actor, RateClass, Visitor } from './endpoint.ts';

/**
 * Calls a window, per signed-in person or else per address (of IPv6 per network of 64 bits: one house has more addresses than anybody can count). Reads, and look-ups that thousands make at once (`rush`), are counted in this process: a flood is
 * shed where it lands, and nothing is written to let somebody in; what costs money or guesses secrets is counted in the database, across processes. Addresses of whole offices share one NAT,
 * so the address figures are generous; the limits on single accounts, phones and documents stand in their modules.
 */
const LIMITS: Record<RateClass, { points: number; seconds: number; shared: boolean }> = {
  page: { points: 600, seconds: 60, shared: false },
  read: { points: 600, seconds: 60, shared: false },
  write: { points: 120, seconds: 60, shared: false },
  upload: { points: 40, seconds: 60, shared: true },
  sign_in: { points: 60, seconds: 300, shared: true },
  code: { points: 30, seconds: 600, shared: true },
  look_up: { points: 60, seconds: 60, shared: true },
  rush: { points: 60, seconds: 60, shared: false },
  notice: { points: 6_000, seconds: 60, shared: false },
  partner: { points: 600, seconds: 60, shared: true },
};

/** What is left of a caller's rate: of how many calls, how many, and until when. */
export type RateLeft = { limit: number; remaining: number; seconds: number };

/** Counts a call; answers what is left where callers are told (systems of others). */
export type RateLimit = (rate: RateClass, actor: Actor, visitor: Visitor) => Promise<Result<RateLeft | undefined>>;

/** The limiter of all rate classes; `factor` widens them for demonstrations and load tests, never in production. */
export function createRateLimit(pool: Pool, crypto: FieldCrypto, factor: number): RateLimit {
  const limiters = new Map<RateClass, RateLimiterAbstract>();
  for (const [rate, limit] of Object.entries(LIMITS) as [RateClass, (typeof LIMITS)[RateClass]][]) {
    const options = { points: Math.ceil(limit.points * factor), duration: limit.seconds, keyPrefix: rate };
    limiters.set(rate, limit.shared
      ? new RateLimiterPostgres({ ...options, storeClient: pool, storeType: 'pool', tableName: 'rate_limit', tableCreated: true, clearExpiredByTimeout: false })
      : new RateLimiterMemory(options));
  }
  return async (rate, actor, visitor) => {
    const who = actor.kind === 'candidate' ? actor.accountId : actor.kind === 'staff' ? (actor.seenBy?.staffId ?? actor.staffId) : actor.kind === 'partner' ? actor.partnerId : networkOf(visitor.ip);
    // what lies in the database says nobody's address; this process knows it anyway
    const key = LIMITS[rate].shared ? crypto.mac('rate-limit', who).toString('base64url') : who;
    try {
      const now = await limiters.get(rate)?.consume(key);
      const told = rate === 'partner' && now ? { limit: Math.ceil(LIMITS[rate].points * factor), remaining: now.remainingPoints, seconds: Math.ceil(now.msBeforeNext / 1000) } : undefined;
      return ok(told);
    } catch (problem) {
      if (problem instanceof RateLimiterRes) {
        return refused([refuse('request.too_many', { params: { seconds: Math.ceil(problem.msBeforeNext / 1000) } })]);
      }
      throw problem;
    }
  };
}
