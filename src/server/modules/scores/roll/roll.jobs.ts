import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { beijingDay } from '#contracts/dates.ts';
import { applicationVoided } from '#server/modules/applications/index.ts';
import { listSittings } from '#server/modules/catalogue/index.ts';
import { declareJob, declareSchedule, handleJob, type AnyJobHandler, type Job, type Schedule } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { ScoresEnv } from '../scores-env.ts';
import { gatherRoll } from './gather-roll.ts';
import { findScoredSitting, takeOffRoll } from './roll.store.ts';

/** Gathers one sitting's roll, a page a transaction. */
const gatherSitting = declareJob({ name: 'scores.gather-sitting', attempts: 10, payload: z.object({ sittingId: SittingId }) });
/** Looks each hour for sittings whose exam has begun and whose roll is not whole, so that exam-day data can be recorded. */
const gatherDue = declareJob({ name: 'scores.gather-due', attempts: 3, payload: z.object({}) });
export const rollJobs: readonly Job[] = [gatherSitting, gatherDue];
export const rollSchedules: readonly Schedule[] = [declareSchedule({ job: gatherDue, cron: '7 * * * *' })];

/** Days after the first day of an exam in which its roll is looked for. */
const DAYS = 120;

export function rollHandlers({ tickets }: ScoresEnv): readonly AnyJobHandler[] {
  return [
    handleJob(gatherDue, {
      work: async ({ tx, now }) => {
        const [today, earliest] = [beijingDay(now), beijingDay(now - DAYS * 86_400_000)];
        for (const s of await listSittings(tx)) {
          const first = s.examOn[0] ?? '';
          if (first > today || first < earliest || (await findScoredSitting(tx, s.id))?.rollState === 'gathered') continue;
          // a sitting without a single ticket has no roll yet
          if ((await tickets.readTicketHoldersAfter(tx, s.id, '', 1)).length > 0) await enqueue(tx, gatherSitting, { sittingId: s.id });
        }
      },
    }),
    handleJob(applicationVoided, { work: async ({ tx }, { sittingId, applicationId }) => { await takeOffRoll(tx, sittingId, applicationId); } }),
    handleJob(gatherSitting, {
      work: async ({ tx, now }, { sittingId }) => {
        if (!(await gatherRoll(tx, tickets, sittingId, new Date(now)))) await enqueue(tx, gatherSitting, { sittingId });
      },
    }),
  ];
}
