import { completionsCleared, completionTakenBack, findCleared, findCompletion, readClearedAfter } from '#server/modules/completions/index.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { declareSchedule, handleJob, type AnyJobHandler, type JobCtx, type Schedule } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { openTakenBack } from '../cases/open-taken-back.ts';
import { gatherCleared, issueBatch } from '../certificates.jobs-declared.ts';
import { CERTIFICATE_KIND_WORDS } from '#contracts/certificates.ts';
import { findSittingWords } from '../facts/sitting-words.ts';
import { lockIssuing, progressBatch, stepBatch } from './batches.store.ts';
import { insertLeftOut } from './issued.store.ts';
import { issueCertificates, type IssuedOne } from './issue-certificates.ts';
import { addWaiting, listWaitingAfter, removeWaiting } from './waiting.store.ts';

const A_PART = 200;
const A_SWEEP = 1_000;
const SYSTEM = { staffId: null, name: '系统' };

/** Issues a part of a batch: memory stays that of one part, a process that is killed loses at most one, and nothing is given twice. */
const onIssue = handleJob(issueBatch, {
  work: async ({ tx, kit, now }, { batchId }) => {
    const batch = await lockIssuing(tx, batchId);
    const words = batch && (await findSittingWords(tx, batch.sittingId, batch.province));
    if (!batch || !words) return;
    const waiting = await listWaitingAfter(tx, batch, batch.after, A_PART);
    const cleared = await findCleared(tx, waiting);
    const { issued, leftOut } = await issueCertificates({ tx, kit, now }, batch, words, cleared);
    await insertLeftOut(tx, batch.id, leftOut);
    const out = new Set(leftOut.map((l) => l.completionId));
    await removeWaiting(tx, waiting.filter((w) => !out.has(w.completionId)).map((w) => w.completionId));
    for (const one of issued) await tell({ tx, kit, now }, one);
    const last = waiting.at(-1);
    if (last) await progressBatch(tx, batch.id, { after: last.completionId, issued: issued.length, leftOut: leftOut.length });
    if (waiting.length === A_PART) await enqueue(tx, issueBatch, { batchId });
    else await stepBatch(tx, batch, { state: 'issued' }, { act: 'issued', detail: String(batch.issued + issued.length) }, SYSTEM, new Date(now));
  },
});

async function tell(at: JobCtx, { of, facts }: IssuedOne): Promise<void> {
  await tellAccount({ ...at, province: of.province }, of.accountId, 'certificate_issued', (lang) => ({ exam: facts.exam.name[lang], what: CERTIFICATE_KIND_WORDS[facts.kind][lang] }));
}

/** People who were cleared (公示期满无异议) wait for the next batch of their province. */
const onCleared = handleJob(completionsCleared, { work: async ({ tx }, { completions }) => { await addWaiting(tx, await findCleared(tx, completions)); } });

/** A completion that was taken back waits no more; one that led to a certificate opens the case of its revocation. */
const onTakenBack = handleJob(completionTakenBack, {
  work: async ({ tx, now }, { accountId, completionId }) => {
    const completion = await findCompletion(tx, accountId, completionId);
    if (completion?.state === 'cleared') return;
    await removeWaiting(tx, [completionId]);
    await openTakenBack(tx, { accountId, completionId }, now);
  },
});

const onGather = handleJob(gatherCleared, {
  work: async ({ tx }) => {
    let after: Parameters<typeof readClearedAfter>[1] = null;
    for (;;) {
      const cleared: Awaited<ReturnType<typeof readClearedAfter>> = await readClearedAfter(tx, after, A_SWEEP);
      await addWaiting(tx, cleared);
      const last = cleared.at(-1);
      if (!last || cleared.length < A_SWEEP) return;
      after = last;
    }
  },
});

export const issueHandlers: readonly AnyJobHandler[] = [onIssue, onCleared, onTakenBack, onGather];
export const issueSchedules: readonly Schedule[] = [declareSchedule({ job: gatherCleared, cron: '20 3 * * *' })];
