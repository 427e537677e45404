import { sql, type Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { BlobId, type StaffId } from '#contracts/ids.ts';
import type { QuarantineState } from '#contracts/quarantine.ts';
import type { QuarantinedFile as Row } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { isHeld } from '#server/platform/retention/legal-holds.store.ts';

export type FileRow = Selectable<Row>;

/** Flagged files, newest first, after a place. */
export async function listQuarantined(tx: Tx, state: QuarantineState | undefined, after: { at: Instant; id: string } | undefined, limit: number): Promise<FileRow[]> {
  let query = tx.selectFrom('quarantined_file').selectAll();
  if (state !== undefined) query = query.where('state', '=', state);
  if (after !== undefined) query = query.where(sql<boolean>`(date_trunc('milliseconds', found_at), id) < (${new Date(after.at)}, ${after.id}::uuid)`);
  return query.orderBy(sql`date_trunc('milliseconds', found_at)`, 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** How many stand in each state. */
export async function countQuarantined(tx: Tx): Promise<Record<QuarantineState, number>> {
  const rows = await tx.selectFrom('quarantined_file').select((eb) => ['state', eb.fn.countAll<string>().as('count')]).groupBy('state').execute();
  const of = (state: QuarantineState) => Number(rows.find((r) => r.state === state)?.count ?? 0);
  return { kept: of('kept'), release_asked: of('release_asked'), released: of('released'), destroyed: of('destroyed') };
}

/** One of them, not held. */
export function findQuarantined(tx: Tx, id: string): Promise<FileRow | undefined> {
  return tx.selectFrom('quarantined_file').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One of them, held until the transaction ends. */
export function lockQuarantined(tx: Tx, id: string): Promise<FileRow | undefined> {
  return tx.selectFrom('quarantined_file').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Writes down that one member asks for the release, after the file was scanned again and found clean. */
export async function askRelease(tx: Tx, row: FileRow, by: StaffId, reason: string, now: Instant): Promise<void> {
  const at = new Date(now);
  await tx.updateTable('quarantined_file').set({ state: 'release_asked', asked_by: by, asked_at: at, asked_reason: reason, rescanned_at: at, version: row.version + 1 }).where('id', '=', row.id).execute();
}

/** Ends a flagged file: its row stays, its bytes go. */
export async function endQuarantined(tx: Tx, row: FileRow, state: 'released' | 'destroyed', by: StaffId | null, reason: string, now: Instant): Promise<void> {
  const at = new Date(now);
  await tx.updateTable('quarantined_file').set({ state, blob_id: null, ended_by: by, ended_at: at, end_reason: reason, version: row.version + 1, ...(state === 'released' && { rescanned_at: at }) }).where('id', '=', row.id).execute();
}

/** Flagged files that have lain since before `until`, held. */
export function lockOldQuarantined(tx: Tx, until: Instant, limit: number, now: Instant): Promise<FileRow[]> {
  return tx.selectFrom('quarantined_file').selectAll().where('blob_id', 'is not', null).where('found_at', '<', new Date(until))
    .where(sql<boolean>`not ${isHeld({ of: 'quarantine', person: sql.ref('quarantined_file.by_id') }, now)}`).orderBy('found_at').limit(limit).forUpdate().skipLocked().execute();
}

/** Where the bytes of a flagged file lie, as long as they do. */
export const blobOf = (row: FileRow): BlobId[] => (row.blob_id === null ? [] : [BlobId.parse(row.blob_id)]);
