import type { ApplicationId } from '#contracts/ids.ts';
import type { SettleProposal } from '#contracts/review.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findOwnerWithin, lockApplication } from '#server/modules/applications/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { Asking } from '../case/find-case.ts';
import { assign } from '../work/assignments.store.ts';
import { isAwaiting, refusalsToSettle } from './case-acts.ts';
import { effectAt, letItTakeEffect, type Decided } from './decide-case.ts';
import { findDecision, insertDecision, settleDecision, type NewDecision } from './decisions.store.ts';

/**
 * 复审: another person confirms a proposed decision, which then takes effect like any other, or sends it back to who proposed it with words for
 * the colleague. The candidate sees nothing before. Never the same person: the rule asks, and a check of the table holds it.
 */
export async function settleProposal(asking: Asking, id: ApplicationId, s: SettleProposal): Promise<Result<Decided>> {
  const { tx, kit, actor, now } = asking;
  const owner = await findOwnerWithin(tx, actor.jurisdiction, id);
  const app = owner && (await lockApplication(tx, kit.crypto, owner.accountId, id));
  if (!app) return refusedFor('application.not_found');
  if (app.version !== s.version) return refusedFor('application.changed_meanwhile');
  const proposal = await findDecision(tx, app.accountId, s.decisionId);
  if (proposal?.applicationId !== id) return refusedFor('review.decision_not_found');
  const current = proposal.state === 'proposed' && proposal.applicationVersion === app.version && isAwaiting({ review: app.dimensions.review, ended: app.dimensions.ended !== null });
  const no = refusalsToSettle({ mayConfirm: actor.permissions.includes('review.second'), proposedByMe: proposal.decidedById === actor.staffId, current });
  if (no.length > 0) return refused(no);
  if (s.verdict === 'send_back' && s.note.length < 4) return refusedFor('review.note_needed', { path: 'note' });
  const to = s.verdict === 'confirm' ? 'confirmed' : 'sent_back';
  if (!(await settleDecision(tx, proposal, 'proposed', to, { staffId: actor.staffId, note: s.note === '' ? null : s.note, at: now }))) return refusedFor('review.no_proposal');
  if (to === 'sent_back') {
    await assign(tx, { accountId: app.accountId, id }, { staffId: proposal.decidedById, byId: actor.staffId, at: now, note: s.note });
    return ok({ app, decision: { ...proposal, state: to } });
  }
  const second: NewDecision = {
    ...proposal, id: newId(), stage: 'second', state: 'pending', decidedById: actor.staffId, decidedAt: now, takesEffectAt: effectAt(asking, now), proposalId: proposal.id, proposedById: proposal.decidedById,
  };
  if (!(await insertDecision(tx, second))) return refusedFor('review.no_proposal');
  return ok(await letItTakeEffect(asking, app, second));
}
