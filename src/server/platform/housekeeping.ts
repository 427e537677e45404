import { z } from 'zod';
import { keptFor } from '#server/kernel/retention.ts';
import { keepHead } from './audit/kept-head.ts';
import { sealAudit } from './audit/seal-audit.ts';
import { archiveLog } from './backup/archive-log.ts';
import { afterCommit } from './db/tx.ts';
import { onSweepFiles, sweepFiles } from './blobs/sweep-files.ts';
import { sweepSubmissions } from './http/submissions.store.ts';
import { sweepOidcVisits } from './oidc/visits.store.ts';
import { declareJob, handleJob } from './jobs/job.ts';
import { keepFailedJobs } from './jobs/queue-state.store.ts';
import type { Module } from './module.ts';
import { forgetOldHealth } from './outside/outside-health.store.ts';
import { handBackMemoryWhenIdle } from './processes/hand-back-memory.ts';
import { reportProcess } from './processes/report-process.ts';
import { forgetOldRush } from './rush/rush.store.ts';
import { thisProcess } from './processes/this-process.ts';

const sealAuditLog = declareJob({ name: 'platform.seal-audit', payload: z.object({}), attempts: 3 });
const forgetSubmissions = declareJob({ name: 'platform.forget-submissions', payload: z.object({}), attempts: 3 });
const forgetHealth = declareJob({ name: 'platform.forget-health', payload: z.object({}), attempts: 3 });

/** The platform's own recurring work: sealing the audit log, forgetting old submission keys, keeping failed jobs, removing files no row names; and, beside it, each process's word that it lives and how the outside world stands, and its memory handed back when it is idle. */
export const housekeeping: Module = {
  name: 'platform',
  personal: {
    tables: [{ table: 'audit_event', title: { zh: '您自己的操作记录', en: 'Your own acts' }, only: { column: 'actor_kind', in: ['candidate'] } }],
    excused: [{ table: 'unscanned_file', why: 'a file that waits for the malware scan, for hours; the file itself leaves with what it belongs to' }],
  },
  jobs: [sealAuditLog, forgetSubmissions, forgetHealth, sweepFiles],
  handlers: [
    onSweepFiles,
    handleJob(sealAuditLog, {
      work: async ({ tx, now, kit }) => {
        const head = await sealAudit(tx, now, kit.signatures);
        if (head) afterCommit(tx, () => { keepHead(kit.settings.dataDir, head).catch((error: unknown) => { kit.logger.warn({ err: error }, 'the newest seal of the audit log could not be kept in the data folder'); }); });
      },
    }),
    handleJob(forgetHealth, { work: async ({ tx, now }) => { await forgetOldHealth(tx); await keepFailedJobs(tx); await forgetOldRush(tx, now); } }),
    handleJob(forgetSubmissions, { work: async ({ tx, now }) => { await sweepSubmissions(tx, new Date(now - keptFor('submission'))); await sweepOidcVisits(tx, now); } }),
  ],
  schedules: [
    { job: sealAuditLog, cron: '* * * * *' },
    { job: forgetSubmissions, cron: '17 4 * * *' },
    { job: forgetHealth, cron: '27 4 * * *' },
    { job: sweepFiles, cron: '7 2 * * 0' },
  ],
  alongside: ({ db, kit }) => {
    const ends = [reportProcess({ db, kit }, thisProcess(kit.settings.role)), archiveLog({ db, kit }), handBackMemoryWhenIdle(kit)];
    return async () => { await Promise.all(ends.map((end) => end())); };
  },
};
