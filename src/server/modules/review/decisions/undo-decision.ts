import type { ApplicationId } from '#contracts/ids.ts';
import type { ReviewDecisionId } from '#contracts/review.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findApplication, findOwnerWithin } from '#server/modules/applications/index.ts';
import type { Asking } from '../case/find-case.ts';
import { takeClaim } from '../work/claims.store.ts';
import { findDecision, settleDecision, type Decision } from './decisions.store.ts';
import type { Decided } from './decide-case.ts';

/**
 * 撤销: who took a decision takes it back while it does not count yet — in its undo window, or before a second reviewer settled it. The case is
 * theirs again at once. A confirmation taken back leaves the proposal waiting as before.
 */
export async function undoDecision(asking: Asking, id: ApplicationId, decisionId: ReviewDecisionId): Promise<Result<Decided>> {
  const { tx, kit, actor, now } = asking;
  const owner = await findOwnerWithin(tx, actor.jurisdiction, id);
  const d = owner && (await findDecision(tx, owner.accountId, decisionId));
  if (d?.applicationId !== id) return refusedFor(owner ? 'review.decision_not_found' : 'application.not_found');
  if (d.decidedById !== actor.staffId) return refusedFor('review.not_yours');
  if (!isUndoable(d, actor.staffId) || !(await settleDecision(tx, d, d.state, 'undone', { staffId: actor.staffId, at: now }))) return refusedFor('review.undo_too_late');
  if (d.proposalId !== null) await settleDecision(tx, { accountId: d.accountId, id: d.proposalId }, 'confirmed', 'proposed', { staffId: null, at: now });
  else await takeClaim(tx, { accountId: d.accountId, id }, actor.staffId, now);
  const app = await findApplication(tx, kit.crypto, d.accountId, id);
  invariant(app, 'an application with a decision exists');
  return ok({ app, decision: { ...d, state: 'undone' } });
}

/** True while this person can still take this decision back. */
export function isUndoable(d: Pick<Decision, 'state' | 'decidedById'>, staffId: string): boolean {
  return d.decidedById === staffId && (d.state === 'proposed' || d.state === 'pending');
}
