import { BlobId } from '#contracts/ids.ts';
import { PaperBatchId, PaperOrder, type Spare } from '#contracts/exam-papers.ts';
import { TicketReleaseId } from '#contracts/tickets.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Batch = { id: PaperBatchId; releaseId: TicketReleaseId; planVersion: number; state: 'working' | 'done'; spare: Spare; order: PaperOrder; by: string; at: number };
export type BatchFile = { centreId: string; part: number; centre: string; prefecture: string; roomIds: string[]; fromRoom: number; toRoom: number; people: number; blobId: BlobId | null; bytes: number | null; failure: string };
/** The archive of one centre; without a blob it waits for its files, or says why it could not be packed. */
export type Bundle = { centreId: string; blobId: BlobId | null; bytes: number | null; failure: string };
type NewFile = Omit<BatchFile, 'blobId' | 'bytes' | 'failure'>;

/** Begins a batch; false while one of the release is under way (paper_batch_one_working). */
export async function insertBatch(tx: Tx, b: { id: PaperBatchId; releaseId: TicketReleaseId; planVersion: number; spare: Spare; order: PaperOrder; by: { staffId: string; name: string }; at: Date }, files: readonly NewFile[]): Promise<boolean> {
  const done = await tx.insertInto('paper_batch').values({ batch_id: b.id, release_id: b.releaseId, plan_version: b.planVersion, state: 'working', room_spare: b.spare.room, centre_spare_percent: b.spare.centrePercent, people_order: b.order, by_id: b.by.staffId, by_name: b.by.name, at: b.at }).onConflict((c) => c.doNothing()).executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return false;
  await tx.insertInto('paper_file').values(files.map((f) => ({ batch_id: b.id, centre_id: f.centreId, part: f.part, centre: f.centre, prefecture: f.prefecture, room_ids: f.roomIds, from_room: f.fromRoom, to_room: f.toRoom, people: f.people }))).execute();
  await tx.insertInto('paper_bundle').values([...new Set(files.map((f) => f.centreId))].map((centreId) => ({ batch_id: b.id, centre_id: centreId }))).execute();
  return true;
}

/** The latest batch of a release. */
export async function findLatestBatch(tx: Tx, releaseId: TicketReleaseId): Promise<Batch | undefined> {
  const r = await tx.selectFrom('paper_batch').selectAll().where('release_id', '=', releaseId).orderBy('at', 'desc').limit(1).executeTakeFirst();
  return r && { id: PaperBatchId.parse(r.batch_id), releaseId: TicketReleaseId.parse(r.release_id), planVersion: r.plan_version, state: r.state === 'done' ? 'done' : 'working', spare: { room: r.room_spare, centrePercent: r.centre_spare_percent }, order: PaperOrder.parse(r.people_order), by: r.by_name, at: r.at.getTime() };
}

/** The release a batch is of, with its spare copies and the order of its people. */
export async function findReleaseOfBatch(tx: Tx, id: PaperBatchId): Promise<{ sittingId: string; province: string; spare: Spare; order: PaperOrder } | undefined> {
  const r = await tx.selectFrom('paper_batch as b').innerJoin('ticket_release as r', 'r.release_id', 'b.release_id').select(['r.sitting_id', 'r.province', 'b.room_spare', 'b.centre_spare_percent', 'b.people_order']).where('b.batch_id', '=', id).executeTakeFirst();
  return r && { sittingId: r.sitting_id, province: r.province, spare: { room: r.room_spare, centrePercent: r.centre_spare_percent }, order: PaperOrder.parse(r.people_order) };
}

/** The files of a batch, of one town only where that is asked. */
export async function listFiles(tx: Tx, id: PaperBatchId, prefecture: string | undefined): Promise<BatchFile[]> {
  const rows = await tx.selectFrom('paper_file').selectAll().where('batch_id', '=', id).$if(prefecture !== undefined, (q) => q.where('prefecture', '=', prefecture ?? '')).orderBy('prefecture').orderBy('centre').orderBy('part').execute();
  return rows.map((r) => ({ centreId: r.centre_id, part: r.part, centre: r.centre, prefecture: r.prefecture, roomIds: r.room_ids, fromRoom: r.from_room, toRoom: r.to_room, people: r.people, blobId: r.blob_id === null ? null : BlobId.parse(r.blob_id), bytes: r.bytes, failure: r.failure }));
}

/** The archives of a batch. */
export async function listBundles(tx: Tx, id: PaperBatchId): Promise<Bundle[]> {
  const rows = await tx.selectFrom('paper_bundle').selectAll().where('batch_id', '=', id).execute();
  return rows.map((r) => ({ centreId: r.centre_id, blobId: r.blob_id === null ? null : BlobId.parse(r.blob_id), bytes: r.bytes, failure: r.failure }));
}

/** Keeps a drawn file; false when it was drawn already. `last` says that the centre has all of its files now. */
export async function keepFile(tx: Tx, id: PaperBatchId, of: { centreId: string; part: number }, drawn: { blobId: BlobId; bytes: number }): Promise<{ kept: boolean; last: boolean }> {
  // two files of a centre that end at the same moment wait for each other here: one of them is the last
  await tx.selectFrom('paper_bundle').select('centre_id').where('batch_id', '=', id).where('centre_id', '=', of.centreId).forUpdate().execute();
  const done = await tx.updateTable('paper_file').set({ blob_id: drawn.blobId, bytes: drawn.bytes, failure: '' }).where('batch_id', '=', id).where('centre_id', '=', of.centreId).where('part', '=', of.part).where('blob_id', 'is', null).executeTakeFirst();
  const open = await tx.selectFrom('paper_file').select('part').where('batch_id', '=', id).where('centre_id', '=', of.centreId).where('blob_id', 'is', null).limit(1).executeTakeFirst();
  return { kept: done.numUpdatedRows === 1n, last: open === undefined };
}

/** Keeps the archive of a centre; false when it was packed already. The last one ends the batch. */
export async function keepBundle(tx: Tx, id: PaperBatchId, centreId: string, packed: { blobId: BlobId; bytes: number }): Promise<boolean> {
  await tx.selectFrom('paper_batch').select('batch_id').where('batch_id', '=', id).forUpdate().execute();
  const done = await tx.updateTable('paper_bundle').set({ blob_id: packed.blobId, bytes: packed.bytes, failure: '' }).where('batch_id', '=', id).where('centre_id', '=', centreId).where('blob_id', 'is', null).executeTakeFirst();
  const open = await tx.selectFrom('paper_bundle').select('centre_id').where('batch_id', '=', id).where('blob_id', 'is', null).limit(1).executeTakeFirst();
  if (!open) await tx.updateTable('paper_batch').set({ state: 'done' }).where('batch_id', '=', id).execute();
  return done.numUpdatedRows === 1n;
}

/** Says why a file could not be drawn, or (`part` undefined) a centre's archive not be packed. */
export async function failPaper(tx: Tx, id: PaperBatchId, { centreId, part }: { centreId: string; part?: number }, failure: string): Promise<void> {
  if (part === undefined) await tx.updateTable('paper_bundle').set({ failure }).where('batch_id', '=', id).where('centre_id', '=', centreId).where('blob_id', 'is', null).execute();
  else await tx.updateTable('paper_file').set({ failure }).where('batch_id', '=', id).where('centre_id', '=', centreId).where('part', '=', part).where('blob_id', 'is', null).execute();
}

/** Forgets what failed of a batch, before it is tried again. */
export async function clearFailures(tx: Tx, id: PaperBatchId): Promise<void> {
  await tx.updateTable('paper_file').set({ failure: '' }).where('batch_id', '=', id).where('failure', '<>', '').execute();
  await tx.updateTable('paper_bundle').set({ failure: '' }).where('batch_id', '=', id).where('failure', '<>', '').execute();
}
