import { z } from 'zod';
import { PaperBatchId, type StartPapers } from '#contracts/exam-papers.ts';
import type { BlobId } from '#contracts/ids.ts';
import type { TicketReleaseId } from '#contracts/tickets.ts';
import { failureOf } from '#server/kernel/failure.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findRoomsInUse, type RoomInUse } from '#server/modules/seating/index.ts';
import { newId } from '#server/platform/ids.ts';
import { declareJob, handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { mayReleaseIn, type Ticketing } from '../release/asking.ts';
import { findRelease } from '../release/releases.store.ts';
import { packCentre } from './pack-centre.ts';
import { clearFailures, failPaper, findLatestBatch, findReleaseOfBatch, insertBatch, keepBundle, keepFile, listBundles, listFiles, type BatchFile } from './papers.store.ts';
import { gatherSheets } from './room-sheets.ts';

/** One PDF of a batch (考务用表): some rooms of a centre. */
export const printPapers = declareJob({ name: 'tickets.print-papers', payload: z.object({ batchId: PaperBatchId, centreId: z.uuid(), part: z.int() }), attempts: 4, retryDelaySeconds: 10 });
/** The archive of a centre, once all of its PDFs are drawn. */
export const packPapers = declareJob({ name: 'tickets.pack-papers', payload: z.object({ batchId: PaperBatchId, centreId: z.uuid() }), attempts: 4, retryDelaySeconds: 10 });

const ROOMS_A_FILE = 8;
const TEMPLATE = 'exam-papers';

/** 生成考务用表 of a whole province: one job a file, so that a killed process loses one; while a batch is under way, what of it waits or failed is asked for again. */
export async function startPapers({ tx, by, now }: Ticketing, releaseId: TicketReleaseId, { order, ...spare }: StartPapers): Promise<Result<PaperBatchId>> {
  const release = await findRelease(tx, by.jurisdiction, releaseId);
  if (!release || !mayReleaseIn(by, release.province, release.examCode)) return refusedFor('ticket.release_not_found');
  const used = await findRoomsInUse(tx, release.sittingId, release.province);
  if (!used || used.rooms.length === 0) return refusedFor('ticket.plan_not_frozen');
  const latest = await findLatestBatch(tx, releaseId);
  if (latest?.state === 'working') return ok(await askFor(tx, latest.id));
  const id = PaperBatchId.parse(newId());
  const begun = await insertBatch(tx, { id, releaseId, planVersion: used.planVersion, spare, order, by, at: new Date(now) }, filesOf(used.rooms));
  return begun ? ok(await askFor(tx, id)) : refusedFor('ticket.changed_meanwhile');
}

async function askFor(tx: Ticketing['tx'], id: PaperBatchId): Promise<PaperBatchId> {
  await clearFailures(tx, id);
  const files = await listFiles(tx, id, undefined);
  for (const { blobId, centreId, part } of files) if (blobId === null) await enqueue(tx, printPapers, { batchId: id, centreId, part });
  for (const { blobId, centreId } of await listBundles(tx, id)) if (blobId === null && files.every((f) => f.centreId !== centreId || f.blobId !== null)) await enqueue(tx, packPapers, { batchId: id, centreId });
  return id;
}

/** A centre's rooms, eight a file: a file is drawn in seconds, and a failure costs no more than that. */
function filesOf(rooms: readonly RoomInUse[]): Parameters<typeof insertBatch>[2][number][] {
  return [...new Set(rooms.map((r) => r.centreId))].flatMap((centreId) => {
    const all = rooms.filter((r) => r.centreId === centreId);
    return Array.from({ length: Math.ceil(all.length / ROOMS_A_FILE) }, (_, n) => fileOf(centreId, n + 1, all.slice(n * ROOMS_A_FILE, (n + 1) * ROOMS_A_FILE)));
  });
}

function fileOf(centreId: string, part: number, rooms: readonly RoomInUse[]): Omit<BatchFile, 'blobId' | 'bytes' | 'failure'> {
  const [first] = rooms;
  return { centreId, part, centre: first?.centre ?? '', prefecture: first?.prefecture ?? '', roomIds: rooms.map((r) => r.roomId), fromRoom: first?.number ?? 0, toRoom: rooms.at(-1)?.number ?? 0, people: rooms.reduce((sum, r) => sum + r.people, 0) };
}

/** Draws one file outside the transaction and keeps it; one that was drawn meanwhile is thrown away. */
export const papersHandler: AnyJobHandler = handleJob(printPapers, {
  prepare: async ({ kit, now, read }, { batchId, centreId, part }): Promise<{ blobId: BlobId; bytes: number } | undefined> => {
    const sheets = await read(async (tx) => {
      const release = await findReleaseOfBatch(tx, batchId);
      const file = (await listFiles(tx, batchId, undefined)).find((f) => f.centreId === centreId && f.part === part);
      return release && file && file.blobId === null ? gatherSheets(tx, kit, { ...release, roomIds: file.roomIds }, now) : undefined;
    });
    if (!sheets) return undefined;
    const pdf = await kit.pdf.render(TEMPLATE, { ...sheets, issuedAt: now });
    return { blobId: await kit.blobs.put(pdf, 'application/pdf'), bytes: pdf.length };
  },
  work: async ({ tx, kit }, { batchId, centreId, part }, drawn) => {
    if (!drawn) return;
    const { kept, last } = await keepFile(tx, batchId, { centreId, part }, drawn);
    if (!kept) await kit.blobs.remove(drawn.blobId);
    else if (last) await enqueue(tx, packPapers, { batchId, centreId });
  },
  giveUp: async ({ tx }, { batchId, centreId, part }, error) => { await failPaper(tx, batchId, { centreId, part }, failureOf(error)); },
});

/** Packs the files of a centre with its packing list; one that was packed meanwhile is thrown away. */
export const packHandler: AnyJobHandler = handleJob(packPapers, {
  prepare: async ({ kit, now, read }, { batchId, centreId }): Promise<{ blobId: BlobId; bytes: number } | undefined> => {
    const found = await read(async (tx) => {
      const release = await findReleaseOfBatch(tx, batchId);
      const files = (await listFiles(tx, batchId, undefined)).filter((f) => f.centreId === centreId);
      const sheets = release && files.every((f) => f.blobId !== null) ? await gatherSheets(tx, kit, { ...release, roomIds: files.flatMap((f) => f.roomIds) }, now) : undefined;
      return release && sheets && { files, sheets, spare: release.spare };
    });
    if (!found) return undefined;
    const archive = await packCentre(kit.blobs, found, new Date(now));
    return { blobId: await kit.blobs.put(archive, 'application/zip'), bytes: archive.length };
  },
  work: async ({ tx, kit }, { batchId, centreId }, packed) => {
    if (packed && !(await keepBundle(tx, batchId, centreId, packed))) await kit.blobs.remove(packed.blobId);
  },
  giveUp: async ({ tx }, { batchId, centreId }, error) => { await failPaper(tx, batchId, { centreId }, failureOf(error)); },
});
