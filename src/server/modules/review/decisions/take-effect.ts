import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import { ReviewDecisionId } from '#contracts/review.ts';
import { decideReview, lockApplication, type Application } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import type { Kit } from '#server/platform/kit.ts';
import { findDecision, settleDecision, type Decision } from './decisions.store.ts';

type At = { tx: Tx; kit: Kit; now: Instant };

/** A decision whose undo window is over changes the application and is told to the candidate (待生效 → 生效). */
export const takeEffect = declareJob({ name: 'review.take-effect', payload: z.object({ accountId: AccountId, decisionId: ReviewDecisionId }), attempts: 10 });

export const onTakeEffect = handleJob(takeEffect, {
  work: async ({ tx, kit, now }, { accountId, decisionId }) => {
    const d = await findDecision(tx, accountId, decisionId);
    if (d) await makeEffective({ tx, kit, now }, d);
  },
});

/**
 * Carries a pending decision out, once: undone, settled or overtaken ones stay as they are. The application is locked before the decision, as
 * deciding does, so that the two never wait for each other. Gives the application after the act, nothing when the decision no longer counts.
 */
export async function makeEffective({ tx, kit, now }: At, d: Decision): Promise<Application | undefined> {
  const app = await lockApplication(tx, kit.crypto, d.accountId, d.applicationId);
  if (!app) return undefined;
  const current = app.version === d.applicationVersion;
  if (!(await settleDecision(tx, d, 'pending', current ? 'effective' : 'overtaken', { staffId: null, at: now })) || !current) return undefined;
  const moved = await decideReview({ tx, kit, staffId: d.decidedById, now }, { accountId: d.accountId, id: d.applicationId, version: app.version }, { decision: d.decision, reason: d.reason, materials: d.askedFor });
  if (moved.ok) return moved.value;
  await settleDecision(tx, d, 'effective', 'overtaken', { staffId: null, at: now });
  return undefined;
}
