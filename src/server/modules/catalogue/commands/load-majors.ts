import type { Instant } from '#contracts/dates.ts';
import type { MajorTable } from '#contracts/majors.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { yearsOfEdition } from '../domain/edition-years.ts';
import { listEditedEditions, replaceSeededTables } from '../majors.store.ts';
import { digestOf } from '#server/platform/reference/reference-cache.ts';
import { claimEdition } from '#server/platform/reference/reference-edition.store.ts';

/**
 * Brings the editions of the table of equivalent majors (专业对照表) into the database; repeating it changes nothing. An edition that a person wrote, or whose
 * years people gave to another, is left alone. True when it wrote.
 */
export async function loadMajors(tx: Tx, tables: MajorTable[], now: Instant): Promise<boolean> {
  const isNew = await claimEdition(tx, 'majors', digestOf(tables), now);
  if (!isNew) return false;
  const edited = await listEditedEditions(tx);
  const free = tables.filter((t) => !edited.versions.has(t.version) && !yearsOfEdition(t).some((y) => edited.years.has(`${y.examCode} ${y.level} ${String(y.year)}`)));
  await replaceSeededTables(tx, free);
  return true;
}
