import { z } from 'zod';
import { PaperBatchId } from '#contracts/exam-papers.ts';
import type { BlobId } from '#contracts/ids.ts';
import type { TicketReleaseId } from '#contracts/tickets.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findRoomsInUse, type RoomInUse } from '#server/modules/seating/index.ts';
import { newId } from '#server/platform/ids.ts';
import { declareJob, handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { mayReleaseIn, type Ticketing } from '../release/asking.ts';
import { findRelease } from '../release/releases.store.ts';
import { findLatestBatch, findReleaseOfBatch, insertBatch, keepFile, listFiles, type BatchFile } from './papers.store.ts';
import { gatherSheets } from './room-sheets.ts';

/** One PDF of a batch (考务用表): some rooms of a centre. */
export const printPapers = declareJob({ name: 'tickets.print-papers', payload: z.object({ batchId: PaperBatchId, centreId: z.uuid(), part: z.int() }), attempts: 6, retryDelaySeconds: 10 });

const ROOMS_A_FILE = 8;
const TEMPLATE = 'exam-papers';

/** 生成考务用表 of a whole province: one job a file, so that a killed process loses one; while a batch is under way, what of it waits is asked for again. */
export async function startPapers({ tx, by, now }: Ticketing, releaseId: TicketReleaseId): Promise<Result<PaperBatchId>> {
  const release = await findRelease(tx, by.jurisdiction, releaseId);
  if (!release || !mayReleaseIn(by, release.province, release.examCode)) return refusedFor('ticket.release_not_found');
  const used = await findRoomsInUse(tx, release.sittingId, release.province);
  if (!used || used.rooms.length === 0) return refusedFor('ticket.plan_not_frozen');
  const latest = await findLatestBatch(tx, releaseId);
  if (latest?.state === 'working') return ok(await askFor(tx, latest.id));
  const id = PaperBatchId.parse(newId());
  const begun = await insertBatch(tx, { id, releaseId, planVersion: used.planVersion, by, at: new Date(now) }, filesOf(used.rooms));
  return begun ? ok(await askFor(tx, id)) : refusedFor('ticket.changed_meanwhile');
}

async function askFor(tx: Ticketing['tx'], id: PaperBatchId): Promise<PaperBatchId> {
  for (const file of await listFiles(tx, id, undefined)) if (file.blobId === null) await enqueue(tx, printPapers, { batchId: id, centreId: file.centreId, part: file.part });
  return id;
}

/** A centre's rooms, eight a file: a file is drawn in seconds, and carried to the centre in one piece. */
function filesOf(rooms: readonly RoomInUse[]): Omit<BatchFile, 'blobId' | 'bytes'>[] {
  return [...new Set(rooms.map((r) => r.centreId))].flatMap((centreId) => {
    const all = rooms.filter((r) => r.centreId === centreId);
    return Array.from({ length: Math.ceil(all.length / ROOMS_A_FILE) }, (_, n) => fileOf(centreId, n + 1, all.slice(n * ROOMS_A_FILE, (n + 1) * ROOMS_A_FILE)));
  });
}

function fileOf(centreId: string, part: number, rooms: readonly RoomInUse[]): Omit<BatchFile, 'blobId' | 'bytes'> {
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
    if (drawn && !(await keepFile(tx, batchId, { centreId, part }, drawn))) await kit.blobs.remove(drawn.blobId);
  },
});
