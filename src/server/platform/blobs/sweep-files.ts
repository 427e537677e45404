import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { BlobId } from '#contracts/ids.ts';
import { declareJob, handleJob } from '../jobs/job.ts';
import { enqueue } from '../jobs/queue.ts';
import { mentionedBlobs } from './mentioned-blobs.store.ts';

/** Removes files no row names (a crash between keeping bytes and writing their row leaves one), a page a job, through the whole store. */
export const sweepFiles = declareJob({ name: 'platform.sweep-files', payload: z.object({ after: z.string().max(80).default('') }), attempts: 5, retryDelaySeconds: 300 });

const DAY = 86_400_000;
/** Litter is this old: no act takes as long from keeping a file to writing its row. */
export const LITTER_DAYS = 7;
const PAGE = 2_000;
/** More than this many without a row on one page, and more than a quarter of it, is not litter: the rows are another database's. */
const TOO_MANY = 50;

/** When a file was put, by its id (UUID version 7): the same on every store, whatever its clock says. */
export function putAt(id: string): Instant {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

/** Which files of a page are litter; a fault when there are so many that this cannot be the database they belong to. */
export function litterOn(page: readonly BlobId[], mentioned: ReadonlySet<string>, now: Instant): BlobId[] {
  const old = page.filter((id) => putAt(id) < now - LITTER_DAYS * DAY);
  const litter = old.filter((id) => !mentioned.has(id));
  if (litter.length > TOO_MANY && litter.length > old.length / 4) throw new Error(`${String(litter.length)} of ${String(old.length)} files have no row: is this the database they belong to? nothing was removed`);
  return litter;
}

export const onSweepFiles = handleJob(sweepFiles, {
  // real time, also where a demonstration moved the clock: ids are made by the real one
  prepare: async ({ kit, read }, { after }) => {
    const { ids, next } = await kit.blobs.list(after, PAGE);
    const mentioned = ids.length === 0 ? new Set<string>() : await read((tx) => mentionedBlobs(tx, ids));
    const litter = litterOn(ids, mentioned, Date.now());
    for (const id of litter) await kit.blobs.remove(id);
    if (litter.length > 0) kit.logger.info({ removed: litter.length }, 'files without a row were removed');
    return next;
  },
  work: async ({ tx }, _payload, next) => {
    if (next !== undefined) await enqueue(tx, sweepFiles, { after: next });
  },
});
