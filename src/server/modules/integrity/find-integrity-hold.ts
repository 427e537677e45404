import type { Day } from '#contracts/dates.ts';
import type { IntegrityHold } from '#contracts/integrity.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { holdOn } from './domain/record-period.ts';
import { findListed } from './credit/standings.store.ts';
import { listRecords } from './integrity.store.ts';

/** The hold a person is under on a day (失信人员, R-2.2.3-09), recorded here or listed at the credit platform, by the key of `integrityKey`; undefined for everybody else. It never bans (D-16). */
export async function findIntegrityHold(tx: Tx, documentKey: Buffer, day: Day): Promise<IntegrityHold | undefined> {
  const [own, listed] = await Promise.all([listRecords(tx, documentKey), findListed(tx, documentKey, day)]);
  const held = holdOn(own, day);
  if (!held || !listed) return held ?? listed;
  return listed.until === null || (held.until !== null && listed.until > held.until) ? listed : held;
}
