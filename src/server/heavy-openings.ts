import type { Instant } from '#contracts/dates.ts';
import { nextHeavyOpening } from './modules/catalogue/index.ts';
import { inTransaction, type Db } from './platform/db/tx.ts';
import { keptBriefly } from './platform/kept-briefly.ts';

const KEPT = 15_000;

/** When the opening is that makes people wait, near or just past, as the catalogue's forecast has it; windows change rarely, so a few seconds old is good. */
export function listHeavyOpenings(db: Db): (now: Instant) => Promise<Instant | null> {
  let asked = 0;
  const read = keptBriefly(KEPT, () => inTransaction(db, (tx) => nextHeavyOpening(tx, asked)));
  return (now) => {
    asked = now;
    return read('');
  };
}
