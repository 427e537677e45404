import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { entryOf, type Occasion } from './domain/occasions.ts';
import { insertEntry } from './ledger.store.ts';

/**
 * 记账: books a movement in the transaction of what moved it, on the Beijing day of `now`. True the first time; said again it changes nothing, and said again with another
 * amount it throws, for then two movements share a name.
 */
export function post(tx: Tx, occasion: Occasion, now: Instant): Promise<boolean> {
  return insertEntry(tx, entryOf(occasion), now);
}
