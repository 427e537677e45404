import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { beijingDay } from '#contracts/dates.ts';
import { getSitting } from '#server/modules/catalogue/index.ts';
import { declareJob, declareSchedule, handleJob, type AnyJobHandler, type Job, type Schedule } from '#server/platform/jobs/job.ts';
import { recordFact } from '#server/platform/facts/recorded-facts.store.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { listScored } from '../cards/cards.store.ts';
import { isReleased } from '../domain/release-acts.ts';
import { findRelease, listReleased } from '../release/release.store.ts';
import { archiveResults } from './archive-results.ts';
import { sittingArchived } from './archived.job-declared.ts';
import { beginArchive, findArchive, progressArchive } from './archive.store.ts';

/** Archives a released sitting, a batch a transaction; killed, it goes on where it stood, and a later run begins anew. */
export const archiveSitting = declareJob({ name: 'scores.archive', attempts: 10, payload: z.object({ sittingId: SittingId, run: z.int() }) });
/** Each night the sittings of the last half-year are archived again: pass lines set since, holds lifted and marks corrected reach the files; nothing else is written. */
const archiveDue = declareJob({ name: 'scores.archive-due', attempts: 3, payload: z.object({}) });
export const archiveJobs: readonly Job[] = [archiveSitting, archiveDue, sittingArchived];
export const archiveSchedules: readonly Schedule[] = [declareSchedule({ job: archiveDue, cron: '40 2 * * *' })];

const DAYS = 180;

const A_BATCH = 2_000;

export const archiveHandlers: readonly AnyJobHandler[] = [handleJob(archiveDue, {
  work: async ({ tx, now }) => {
    const run = Number(beijingDay(now).replaceAll('-', ''));
    for (const { sittingId, opensAt } of await listReleased(tx, new Date(now))) if (now - opensAt < DAYS * 86_400_000) await enqueue(tx, archiveSitting, { sittingId, run });
  },
}), handleJob(archiveSitting, {
  work: async ({ tx, now, kit }, { sittingId, run }) => {
    // a release that was called back has nothing to archive; the next approval asks again
    const release = await findRelease(tx, sittingId);
    if (!isReleased(release, now)) return;
    await beginArchive(tx, sittingId, run, new Date(now));
    const archive = await findArchive(tx, sittingId, { lock: true });
    if (!archive || archive.run !== run || archive.finishedAt !== null) return;
    // the run the approval asked for, at its beginning: the instant the scores opened
    if (archive.after === '' && release.rowVersion === run + 1) recordFact(tx, { event: 'scores.released', subject: sittingId, province: null, examCode: sittingId.slice(0, 3), sittingId }, now);
    const people = await listScored(tx, sittingId, { after: archive.after, limit: A_BATCH });
    const written = await archiveResults(tx, kit, await getSitting(tx, sittingId), people, now);
    const whole = people.length < A_BATCH;
    await progressArchive(tx, archive, { after: people.at(-1)?.number ?? archive.after, people: people.length, written, finishedAt: whole ? new Date(now) : null });
    if (whole) await enqueue(tx, sittingArchived, { sittingId });
    else await enqueue(tx, archiveSitting, { sittingId, run });
  },
})];
