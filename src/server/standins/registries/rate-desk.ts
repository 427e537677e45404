import type { RegistryBehaviour, RegistryName } from './behaviour.ts';

/** Counts requests against each registry's limit a second: what goes over is refused. */
export function rateDesk(behaviours: Readonly<Record<RegistryName, RegistryBehaviour>>, now: () => number) {
  const buckets = new Map<RegistryName, { tokens: number; at: number }>();
  return (name: RegistryName): { limit: number; remaining: number } | 'over' | undefined => {
    const limit = behaviours[name].perSecond;
    if (limit === undefined) return undefined;
    const most = Math.max(1, limit);
    const at = now();
    const bucket = buckets.get(name) ?? { tokens: most, at };
    // a tenth more than promised: the caller's clock and ours are not the same
    const tokens = Math.min(most * 1.1, bucket.tokens + ((at - bucket.at) / 1000) * limit * 1.1);
    if (tokens < 1) {
      buckets.set(name, { tokens, at });
      return 'over';
    }
    buckets.set(name, { tokens: tokens - 1, at });
    return { limit, remaining: Math.floor(tokens - 1) };
  };
}
