import type { ProvinceCode } from '#contracts/regions.ts';
import type { Instant } from '#contracts/dates.ts';
import type { OpeningMinute } from '#contracts/sittings.ts';

/** Of all who will apply, 20 % come in the first hour (domain.md 9.2, A2). */
export const IN_FIRST_HOUR = 0.2;
/** Half of them in the first ten minutes, 18 % of those in the first minute. */
const IN_FIRST_MINUTE = IN_FIRST_HOUR * 0.5 * 0.18;
/** Calls a visitor makes in the first minute, and how many are tried again (A3). */
const CALLS = 8;
const TRIED_AGAIN = 1.5;
/** What one installation of a province of 150,000 is asked for in its opening minute (9.2); beyond it provinces should be staggered or visitors wait. */
export const CARRIED_PER_SECOND = 540;

const MINUTE = 60_000;

/** What each opening minute of a sitting would bring, the heaviest first: provinces that open together count together. A province without an estimate counts as nothing. */
export function openingLoad(provinces: readonly { province: ProvinceCode; opensAt: Instant; expected: number | null }[]): OpeningMinute[] {
  const minutes = new Map<Instant, OpeningMinute>();
  for (const { province, opensAt, expected } of provinces) {
    const at = opensAt - (opensAt % MINUTE);
    const soFar = minutes.get(at) ?? { at, provinces: [], expected: 0, perSecond: 0, heavy: false };
    const together = soFar.expected + (expected ?? 0);
    const perSecond = requestsPerSecond(together);
    minutes.set(at, { at, provinces: [...soFar.provinces, province], expected: together, perSecond, heavy: perSecond > CARRIED_PER_SECOND });
  }
  return [...minutes.values()].sort((a, b) => b.perSecond - a.perSecond || a.at - b.at);
}

function requestsPerSecond(expected: number): number {
  return Math.round((expected * IN_FIRST_MINUTE * CALLS * TRIED_AGAIN) / 60);
}
