import type { CollectingUnits } from './units.ts';
import type { FiscalPlatform } from './platform/fiscal-platform.ts';

/** What fiscal receipts reach outside: the platform that numbers them, and who collects in each province; absent where the installation issues none. */
export type FiscalEnv = { platform: FiscalPlatform; units: CollectingUnits };
