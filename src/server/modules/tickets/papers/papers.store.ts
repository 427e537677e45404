import { BlobId } from '#contracts/ids.ts';
import { PaperBatchId } from '#contracts/exam-papers.ts';
import { TicketReleaseId } from '#contracts/tickets.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Batch = { id: PaperBatchId; releaseId: TicketReleaseId; planVersion: number; state: 'working' | 'done'; by: string; at: number };
export type BatchFile = { centreId: string; part: number; centre: string; prefecture: string; roomIds: string[]; fromRoom: number; toRoom: number; people: number; blobId: BlobId | null; bytes: number | null };

/** Begins a batch; false while one of the release is under way (paper_batch_one_working). */
export async function insertBatch(tx: Tx, b: { id: PaperBatchId; releaseId: TicketReleaseId; planVersion: number; by: { staffId: string; name: string }; at: Date }, files: readonly Omit<BatchFile, 'blobId' | 'bytes'>[]): Promise<boolean> {
  const done = await tx.insertInto('paper_batch').values({ batch_id: b.id, release_id: b.releaseId, plan_version: b.planVersion, state: 'working', by_id: b.by.staffId, by_name: b.by.name, at: b.at }).onConflict((c) => c.doNothing()).executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return false;
  await tx.insertInto('paper_file').values(files.map((f) => ({ batch_id: b.id, centre_id: f.centreId, part: f.part, centre: f.centre, prefecture: f.prefecture, room_ids: f.roomIds, from_room: f.fromRoom, to_room: f.toRoom, people: f.people }))).execute();
  return true;
}

/** The latest batch of a release. */
export async function findLatestBatch(tx: Tx, releaseId: TicketReleaseId): Promise<Batch | undefined> {
  const r = await tx.selectFrom('paper_batch').selectAll().where('release_id', '=', releaseId).orderBy('at', 'desc').limit(1).executeTakeFirst();
  return r && { id: PaperBatchId.parse(r.batch_id), releaseId: TicketReleaseId.parse(r.release_id), planVersion: r.plan_version, state: r.state === 'done' ? 'done' : 'working', by: r.by_name, at: r.at.getTime() };
}

/** The release a batch is of. */
export async function findReleaseOfBatch(tx: Tx, id: PaperBatchId): Promise<{ sittingId: string; province: string } | undefined> {
  const r = await tx.selectFrom('paper_batch as b').innerJoin('ticket_release as r', 'r.release_id', 'b.release_id').select(['r.sitting_id', 'r.province']).where('b.batch_id', '=', id).executeTakeFirst();
  return r && { sittingId: r.sitting_id, province: r.province };
}

/** The files of a batch, of one town only where that is asked. */
export async function listFiles(tx: Tx, id: PaperBatchId, prefecture: string | undefined): Promise<BatchFile[]> {
  const rows = await tx.selectFrom('paper_file').selectAll().where('batch_id', '=', id).$if(prefecture !== undefined, (q) => q.where('prefecture', '=', prefecture ?? '')).orderBy('prefecture').orderBy('centre').orderBy('part').execute();
  return rows.map((r) => ({ centreId: r.centre_id, part: r.part, centre: r.centre, prefecture: r.prefecture, roomIds: r.room_ids, fromRoom: r.from_room, toRoom: r.to_room, people: r.people, blobId: r.blob_id === null ? null : BlobId.parse(r.blob_id), bytes: r.bytes }));
}

/** Keeps a drawn file; false when it was drawn already. The last one ends the batch. */
export async function keepFile(tx: Tx, id: PaperBatchId, of: { centreId: string; part: number }, drawn: { blobId: BlobId; bytes: number }): Promise<boolean> {
  const done = await tx.updateTable('paper_file').set({ blob_id: drawn.blobId, bytes: drawn.bytes }).where('batch_id', '=', id).where('centre_id', '=', of.centreId).where('part', '=', of.part).where('blob_id', 'is', null).executeTakeFirst();
  const open = await tx.selectFrom('paper_file').select('part').where('batch_id', '=', id).where('blob_id', 'is', null).limit(1).executeTakeFirst();
  if (!open) await tx.updateTable('paper_batch').set({ state: 'done' }).where('batch_id', '=', id).execute();
  return done.numUpdatedRows === 1n;
}
