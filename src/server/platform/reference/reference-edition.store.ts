import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '../db/tx.ts';
import { newId } from '../ids.ts';

let claimed = 0;

/** How often this process wrote reference data; whoever remembers any looks again when it grew. */
export function editionsClaimed(): number {
  return claimed;
}

/** Has this process look again at everything it remembers: another database has taken the place of the one it read. */
export function forgetEditions(): void {
  claimed += 1;
}

const seenBy = new WeakMap<Tx, Promise<Map<string, string>>>();
const announcedBy = new WeakMap<Tx, Set<string>>();

/** True when a transaction itself changed this set of reference data: what it reads afterwards is its own, and nobody else's until it commits. */
export function hasAnnounced(tx: Tx, name: string): boolean {
  return announcedBy.get(tx)?.has(name) ?? false;
}

/** The digest of the edition of a set of reference data that stands in the tables; undefined before the first load. One transaction asks once for all of them. */
export async function findEdition(tx: Tx, name: string): Promise<string | undefined> {
  const asked = seenBy.get(tx) ?? readEditions(tx);
  seenBy.set(tx, asked);
  return (await asked).get(name);
}

/** Every set of reference data with the digest that stands in the tables, for those who make something of all of them. */
export async function listEditions(tx: Tx): Promise<{ name: string; digest: string }[]> {
  return tx.selectFrom('reference_edition').select(['name', 'digest']).orderBy('name').execute();
}

async function readEditions(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('reference_edition').select(['name', 'digest']).execute();
  return new Map(rows.map((r) => [r.name, r.digest]));
}

/**
 * Claims the loading of the data files: true for the one process that must write them, whose row stays locked until its transaction ends; false when they stand already. Processes that start together
 * and find them standing do not wait for each other; those that find them being loaded wait longer than a request would.
 */
export async function claimEdition(tx: Tx, name: string, digest: string, now: Instant): Promise<boolean> {
  seenBy.delete(tx);
  const standing = await tx.selectFrom('reference_edition').select('seed_digest').where('name', '=', name).executeTakeFirst();
  if (standing?.seed_digest === digest) return false;
  await sql`set local lock_timeout = '25s'`.execute(tx);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reference_edition')
    .values({ name, digest: newId(), seed_digest: digest, loaded_at: new Date(now) })
    .onConflict((c) => c.column('name').doUpdateSet((e) => ({ digest: e.ref('excluded.digest'), seed_digest: digest, loaded_at: new Date(now) })).where('reference_edition.seed_digest', 'is distinct from', digest))
    .executeTakeFirstOrThrow();
  const isNew = numInsertedOrUpdatedRows === 1n;
  if (isNew) claimed += 1;
  return isNew;
}

/**
 * Says that a person changed a set of reference data: whoever remembers it reads again, this process with its next request, the others at their
 * next look. What the same transaction reads afterwards is not committed yet: it reads the tables, and the process remembers nothing of it.
 */
export async function announceEdit(tx: Tx, name: 'exams' | 'sittings' | 'regions' | 'majors' | 'message-templates', now: Instant): Promise<void> {
  await tx
    .insertInto('reference_edition')
    .values({ name, digest: newId(), loaded_at: new Date(now) })
    .onConflict((c) => c.column('name').doUpdateSet((e) => ({ digest: e.ref('excluded.digest') })))
    .execute();
  claimed += 1;
  announcedBy.set(tx, new Set([...(announcedBy.get(tx) ?? []), name]));
}
