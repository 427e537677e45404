import { z } from 'zod';
import { keptHead } from '#server/platform/audit/kept-head.ts';
import { verifyAudit } from '#server/platform/audit/seal-audit.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { insertCheck } from './oversight.store.ts';

/** Recomputes the whole chain of seals every night (审计链校验); a broken one is an error in the program's own log as well. */
export const checkAuditChain = declareJob({ name: 'oversight.check-chain', payload: z.object({}), attempts: 3 });

export const onCheckAuditChain = handleJob(checkAuditChain, {
  work: async ({ tx, now, kit }) => {
    const head = keptHead(kit.settings.dataDir);
    const verdict = await verifyAudit(tx, { publicKeys: kit.signatures.publicKeys, known: head ? [head] : [] });
    await insertCheck(tx, verdict, now);
    if (verdict.brokenAt !== undefined) kit.logger.error({ seal: verdict.brokenAt, why: verdict.why }, 'the audit log was altered: its chain is broken');
  },
});
