import type { ProvinceConfig, Sitting } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { findProvinceConfig, listSittings } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

const DAY = 86_400_000;
/** So long ago its scores were released: time enough for a list, certificates and what came after, and the days for re-checks still run. */
export const RELEASED_BEFORE = 28 * DAY;

/** The newest sitting of an exam in a province whose scores may be out for long enough. */
export async function lastScored(tx: Tx, exam: string, province: string, now: Instant): Promise<{ sitting: Sitting; config: ProvinceConfig }> {
  const found = [];
  for (const sitting of await listSittings(tx)) {
    const config = sitting.examCode === exam ? await findProvinceConfig(tx, sitting.id, province) : undefined;
    if (config?.windows.score && config.windows.score.opensAt <= now - RELEASED_BEFORE) found.push({ sitting, config });
  }
  const [newest] = found.toSorted((a, b) => b.sitting.year - a.sitting.year || b.sitting.half - a.sitting.half);
  invariant(newest, `no sitting of ${exam} in ${province} is over`);
  return newest;
}
