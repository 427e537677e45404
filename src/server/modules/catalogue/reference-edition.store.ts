import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** The digest of the edition of a set of reference data that stands in the tables; undefined before the first load. */
export async function findEdition(tx: Tx, name: string): Promise<string | undefined> {
  const row = await tx.selectFrom('reference_edition').select('digest').where('name', '=', name).executeTakeFirst();
  return row?.digest;
}

/** Claims the loading of an edition: true for the one process that must write it, false when it stands already. The row stays locked until the transaction ends. */
export async function claimEdition(tx: Tx, name: string, digest: string, now: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reference_edition')
    .values({ name, digest, loaded_at: new Date(now) })
    .onConflict((c) => c.column('name').doUpdateSet({ digest, loaded_at: new Date(now) }).where('reference_edition.digest', '<>', digest))
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
