import type { Instant } from '#contracts/dates.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import type { MaterialKind } from '#contracts/materials.ts';
import type { DecideReview } from '#contracts/review.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findOwnerWithin, gatherOffer, lockApplication, type Application } from '#server/modules/applications/index.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { standingOf, type Asking } from '../case/find-case.ts';
import { readFileStanding } from '../case/read-file-standing.ts';
import { checklistFor } from '../library/checklist-for.ts';
import { dropAssignment } from '../work/assignments.store.ts';
import { dropClaim } from '../work/claims.store.ts';
import { refusalsOfContent, refusalsOfFiles, refusalsToDecide } from './case-acts.ts';
import { closeOvertaken, insertDecision, type Decision, type NewDecision } from './decisions.store.ts';
import { needsSecondReview } from './second-review.ts';
import { makeEffective, takeEffect } from './take-effect.ts';

/** What became of a decision: the application as it stands now, and the decision as it was kept. */
export type Decided = { app: Application; decision: NewDecision };

/** What is decided, and what it rests on when it is not this one case looked at alone. */
export type Deciding = Pick<DecideReview, 'decision' | 'reason' | 'reasonCodes' | 'ticked' | 'version'> & { basis?: Decision['basis']; materials?: MaterialKind[] };

/**
 * 核验通过、核验不通过、退回补正 (T12–T14) within the reviewer's jurisdiction. The decision is kept at once; it changes the application and is told to
 * the candidate when its undo window is over, or after a second reviewer where the province wants one. The row lock on the application, the
 * version looked at and the index of open decisions keep two reviewers apart.
 */
export async function decideCase(asking: Asking, id: ApplicationId, d: Deciding): Promise<Result<Decided>> {
  const { tx, kit, actor, now } = asking;
  const owner = await findOwnerWithin(tx, actor.jurisdiction, id);
  const app = owner && (await lockApplication(tx, kit.crypto, owner.accountId, id));
  if (!app) return refusedFor('application.not_found');
  if (app.version !== d.version) return refusedFor('application.changed_meanwhile');
  await closeOvertaken(tx, app, now);
  const checklist = await checklistFor(tx, app, asking.visitor?.lang ?? 'zh');
  // an archive match is approved unseen: its lines speak of what nobody looked at
  const lines = d.basis === 'archive_match' ? [] : checklist;
  const files = await readFileStanding(tx, app, asking.visitor?.lang ?? 'zh');
  const no = [...refusalsToDecide(d.decision, await standingOf(asking, app)), ...refusalsOfFiles(d.decision, app.dimensions.review, files), ...refusalsOfContent(d, lines)];
  if (no.length > 0) return refused(no);
  const { config } = await gatherOffer(tx, app);
  invariant(config && app.form, 'a confirmed application has a form and a province');
  const proposed = needsSecondReview(config, app.form.levelCode, d.decision);
  const decision: NewDecision = {
    accountId: app.accountId, id: newId(), applicationId: id, applicationVersion: app.version, stage: 'first', decision: d.decision, reason: d.reason === '' ? null : d.reason,
    reasonCodes: d.reasonCodes, askedFor: d.materials ?? [], ticks: lines.map((l) => ({ code: l.code, text: l.text, ticked: d.ticked.includes(l.code) })), basis: d.basis ?? 'single',
    state: proposed ? 'proposed' : 'pending', decidedById: actor.staffId, decidedAt: now, takesEffectAt: proposed ? null : effectAt(asking, now), proposalId: null, proposedById: null,
  };
  if (!(await insertDecision(tx, decision))) return refusedFor('application.changed_meanwhile');
  await dropClaim(tx, { accountId: app.accountId, id }, actor.staffId);
  await dropAssignment(tx, { accountId: app.accountId, id });
  return ok(proposed ? { app, decision } : await letItTakeEffect(asking, app, decision));
}

/** When a decision taken now takes effect. */
export function effectAt({ kit }: Pick<Asking, 'kit'>, now: Instant): Instant {
  return now + kit.settings.review.undoSeconds * 1_000;
}

/** Lets a pending decision take effect at its moment: by a job of the same transaction, or at once where there is no undo window. */
export async function letItTakeEffect(asking: Asking, app: Application, d: NewDecision): Promise<Decided> {
  const { tx, kit, now } = asking;
  if (d.takesEffectAt !== null && d.takesEffectAt > now) {
    await enqueue(tx, takeEffect, { accountId: d.accountId, decisionId: d.id }, { runAt: d.takesEffectAt, now });
    return { app, decision: d };
  }
  const after = await makeEffective({ tx, kit, now }, { ...d, settledById: null, settledNote: null });
  return { app: after ?? app, decision: { ...d, state: after ? 'effective' : 'overtaken' } };
}
