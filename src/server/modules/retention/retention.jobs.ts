import type { Instant } from '#contracts/dates.ts';
import { AccountId, BlobId } from '#contracts/ids.ts';
import { audit } from '#server/platform/audit/audit.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { BATCH, eraseDue, type ErasableClass, type ErasedRow } from '#server/platform/retention/erase-due.store.ts';
import { countKept } from '#server/platform/retention/kept-class.ts';
import { erasableOf, type RetentionEnv } from './retention-env.ts';
import { discardFiles, eraseNext } from './retention.jobs-declared.ts';
import { endClass, endRun, findNextClass, lockRun, noteBatch, type RunClassRow, type RunRow } from './runs.store.ts';

/** What does the work of released runs. */
export function retentionHandlers(env: RetentionEnv) {
  return [
    handleJob(eraseNext, {
      work: async ({ tx, now }, { runId }) => {
        const run = await lockRun(tx, runId);
        if (run?.state !== 'running') return;
        const next = await findNextClass(tx, runId);
        if (!next) {
          await endRun(tx, run, 'done', now);
          audit(tx, { kind: 'system', id: runId }, 'retention.end', { subject: `retention_run:${runId}` }, now);
          return;
        }
        await goOn(tx, run, next, erasableOf(env).find((kept) => kept.of === next.class), now);
        await enqueue(tx, eraseNext, { runId });
      },
      giveUp: async ({ tx, now }, { runId }) => {
        const run = await lockRun(tx, runId);
        if (run?.state !== 'running') return;
        await endRun(tx, run, 'broken_off', now);
        audit(tx, { kind: 'system', id: runId }, 'retention.break_off', { subject: `retention_run:${runId}` }, now);
      },
    }),
    handleJob(discardFiles, { prepare: async ({ kit }, { blobIds }) => { for (const id of blobIds) await kit.blobs.remove(id); }, work: () => Promise.resolve() }),
  ];
}

/** One batch of a class; the last one is followed by a count that does not know what the run believes to have done. */
async function goOn(tx: Tx, run: RunRow, of: RunClassRow, kept: ErasableClass | undefined, now: Instant): Promise<void> {
  const asOf = run.as_of.getTime();
  const rows = kept ? await eraseDue(tx, kept, { asOf, now, after: of.last_key }) : [];
  await noteBatch(tx, of, rows);
  const erased = rows.filter((row) => row.fate === 'erased');
  for (const row of erased) tell(tx, run, of.class, row, now);
  const files = erased.flatMap((row) => row.files.map((id) => BlobId.parse(id)));
  if (files.length > 0) await enqueue(tx, discardFiles, { blobIds: files });
  if (rows.length < BATCH) await endClass(tx, of, kept ? (await countKept(tx, kept, asOf)).due : of.due, now);
}

function tell(tx: Tx, run: RunRow, of: string, row: ErasedRow, now: Instant): void {
  const whose = AccountId.safeParse(row.person);
  audit(tx, { kind: 'system', id: run.run_id }, 'retention.erase', { subject: `${of}:${row.key}`, reason: run.reason, ...(whose.success && { accountId: whose.data }) }, now);
}
