import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { openingLoad } from '../domain/editing/opening-load.ts';
import { expectedCandidates, listHeldSittings } from '../exams.ts';
import { usuallyApply, usualTurnout } from './usual-turnout.ts';

const JUST_PAST = 60_000;

/** The next opening, over all sittings and provinces together, that the forecast calls heavy; one that is less than a minute past counts. */
export async function nextHeavyOpening(tx: Tx, now: Instant): Promise<Instant | null> {
  const [turnout, stated] = [await usualTurnout(), await expectedCandidates(tx)];
  const ahead = (await listHeldSittings(tx)).flatMap(({ sitting, configs }) => configs.filter((c) => c.windows.apply.opensAt > now - JUST_PAST)
    .map((c) => ({ province: c.province, opensAt: c.windows.apply.opensAt, expected: stated.get(`${sitting.id}/${c.province}`) ?? usuallyApply(turnout, sitting.examCode, c.province) })));
  const heavy = openingLoad(ahead).filter((m) => m.heavy).map((m) => m.at);
  return heavy.length === 0 ? null : Math.min(...heavy);
}
