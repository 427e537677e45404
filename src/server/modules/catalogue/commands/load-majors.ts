import type { Instant } from '#contracts/dates.ts';
import type { MajorTable } from '#contracts/majors.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { replaceMajorTables } from '../majors.store.ts';
import { digestOf } from '../reference-cache.ts';
import { claimEdition } from '../reference-edition.store.ts';

/** Brings the editions of the table of equivalent majors (专业对照表) into the database; repeating it changes nothing. True when it wrote. */
export async function loadMajors(tx: Tx, tables: MajorTable[], now: Instant): Promise<boolean> {
  const isNew = await claimEdition(tx, 'majors', digestOf(tables), now);
  if (isNew) await replaceMajorTables(tx, tables);
  return isNew;
}
