import type { Day } from '#contracts/dates.ts';
import type { IntegrityHold } from '#contracts/integrity.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { holdOn } from './domain/record-period.ts';
import { listRecords } from './integrity.store.ts';

/** The hold a person is under on a day (失信人员, R-2.2.3-09), by the key of `integrityKey`; undefined for everybody else. It never bans (D-16). */
export async function findIntegrityHold(tx: Tx, documentKey: Buffer, day: Day): Promise<IntegrityHold | undefined> {
  return holdOn(await listRecords(tx, documentKey), day);
}
