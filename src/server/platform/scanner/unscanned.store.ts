import type { Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, BlobId } from '#contracts/ids.ts';
import type { UnscannedFile as Row } from '../db/schema.ts';
import type { Tx } from '../db/tx.ts';

/** Which module keeps a file that waits; who is told when it was flagged. */
export type UnscannedKind = 'material' | 'case' | 'breach' | 'photo';
export type Unscanned = { blobId: BlobId; accountId: AccountId; kind: UnscannedKind; sentBlobId: BlobId; nameDigest: Buffer; takenAt: Instant };

/** Writes down that a kept file waits for its scan (待查毒). */
export async function insertUnscanned(tx: Tx, f: Unscanned): Promise<void> {
  await tx.insertInto('unscanned_file').values({ blob_id: f.blobId, account_id: f.accountId, kind: f.kind, sent_blob_id: f.sentBlobId, name_digest: f.nameDigest, taken_at: new Date(f.takenAt), state: 'waiting' }).execute();
}

/** The same upload is kept in another cut from now on. */
export async function moveUnscanned(tx: Tx, from: BlobId, to: BlobId): Promise<void> {
  await tx.updateTable('unscanned_file').set({ blob_id: to }).where('blob_id', '=', from).execute();
}

/** Which of these files wait for their scan or were flagged by it; the others may be opened. */
export async function unscannedAmong(tx: Tx, blobIds: readonly string[]): Promise<Map<string, 'waiting' | 'flagged'>> {
  if (blobIds.length === 0) return new Map();
  const rows = await tx.selectFrom('unscanned_file').select(['blob_id', 'state']).where('blob_id', 'in', blobIds).execute();
  return new Map(rows.map((r) => [r.blob_id, r.state === 'flagged' ? 'flagged' : 'waiting']));
}

/** The files that have waited longest. */
export async function listWaiting(tx: Tx, limit: number): Promise<Unscanned[]> {
  const rows = await tx.selectFrom('unscanned_file').selectAll().where('state', '=', 'waiting').orderBy('taken_at').orderBy('blob_id').limit(limit).execute();
  return rows.flatMap(toUnscanned);
}

/** Ends the wait: a clean file's row goes, a flagged one's stays. False when somebody else ended it. */
export async function endWaiting(tx: Tx, { blobId }: Pick<Unscanned, 'blobId'>, how: 'clean' | 'flagged', now: Instant): Promise<boolean> {
  if (how === 'clean') return (await tx.deleteFrom('unscanned_file').where('blob_id', '=', blobId).where('state', '=', 'waiting').executeTakeFirstOrThrow()).numDeletedRows === 1n;
  const done = await tx.updateTable('unscanned_file').set({ state: 'flagged', sent_blob_id: null, ended_at: new Date(now) }).where('blob_id', '=', blobId).where('state', '=', 'waiting').executeTakeFirstOrThrow();
  return done.numUpdatedRows === 1n;
}

/** How many files wait, and since when the first of them. */
export async function readWaiting(tx: Tx): Promise<{ count: number; oldest: Instant | null }> {
  const row = await tx.selectFrom('unscanned_file').select((eb) => [eb.fn.countAll<string>().as('count'), eb.fn.min<Date | null>('taken_at').as('oldest')]).where('state', '=', 'waiting').executeTakeFirstOrThrow();
  return { count: Number(row.count), oldest: row.oldest?.getTime() ?? null };
}

function toUnscanned(row: Selectable<Row>): Unscanned[] {
  const { kind } = row;
  if (row.sent_blob_id === null || (kind !== 'material' && kind !== 'case' && kind !== 'breach' && kind !== 'photo')) return [];
  return [{ blobId: BlobId.parse(row.blob_id), accountId: AccountId.parse(row.account_id), kind, sentBlobId: BlobId.parse(row.sent_blob_id), nameDigest: row.name_digest, takenAt: row.taken_at.getTime() }];
}
