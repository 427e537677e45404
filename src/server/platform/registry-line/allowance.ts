import type { RegistryName } from '#contracts/registry-gateway.ts';

/** Requests a second a registry's provider allows the whole installation, and how many questions one batch holds (1: it takes none). */
export type Allowance = { perSecond: number; batch: number };
export type Allowances = Readonly<Record<RegistryName, Allowance>>;

/** An allowance for every registry, each by its name. */
export function mapAllowances(of: (name: RegistryName) => Allowance): Allowances {
  return { identity: of('identity'), education: of('education'), degree: of('degree'), title: of('title'), credit: of('credit') };
}

/** What a provider allows where nothing else is said. */
export const DEFAULT_ALLOWANCES = mapAllowances(() => ({ perSecond: 20, batch: 100 }));
