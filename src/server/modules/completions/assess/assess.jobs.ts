import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { breachTouchedResults } from '#server/modules/breaches/index.ts';
import { getSitting } from '#server/modules/catalogue/index.ts';
import { listScored, sittingArchived } from '#server/modules/scores/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareJob, handleJob, type AnyJobHandler, type Job } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { assessPerson } from './assess-one.ts';
import { assessPeople } from './assess-people.ts';
import { beginRun, findRun, progressRun } from './sitting-runs.store.ts';

/** Computes the completions of a sitting, a batch a transaction; killed, it goes on where it stood, and a later run begins anew. */
const assessSitting = declareJob({ name: 'completions.assess', attempts: 10, payload: z.object({ sittingId: SittingId, run: z.int() }) });
export const assessJobs: readonly Job[] = [assessSitting];

const A_BATCH = 2_000;

/** Begins a run over a whole sitting, in the caller's transaction. */
export async function beginAssessing(tx: Tx, sittingId: SittingId, now: Instant): Promise<void> {
  const run = await beginRun(tx, await getSitting(tx, sittingId), new Date(now));
  await enqueue(tx, assessSitting, { sittingId, run });
}

/** After each archiving of scores (each night of the half-year after the release) the sitting is computed again: pass lines, holds, re-checks, voids, checks and decisions since then reach it. */
export const assessHandlers: readonly AnyJobHandler[] = [handleJob(sittingArchived, {
  work: ({ tx, now }, { sittingId }) => beginAssessing(tx, sittingId, now),
}), handleJob(breachTouchedResults, {
  work: ({ tx, now, kit }, { accountId }) => assessPerson(tx, kit, accountId, now),
}), handleJob(assessSitting, {
  work: async ({ tx, now, kit }, { sittingId, run }) => {
    const held = await findRun(tx, sittingId, { lock: true });
    if (!held || held.run !== run || held.finishedAt !== null) return;
    const people = await listScored(tx, sittingId, { after: held.after, limit: A_BATCH });
    const done = await assessPeople(tx, kit, await getSitting(tx, sittingId), people, now);
    const whole = people.length < A_BATCH;
    await progressRun(tx, held, { after: people.at(-1)?.number ?? held.after, people: people.length, ...done, finishedAt: whole ? new Date(now) : null });
    if (!whole) await enqueue(tx, assessSitting, { sittingId, run });
  },
})];
