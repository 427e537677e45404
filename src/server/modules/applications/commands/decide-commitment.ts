import type { ApplicationId } from '#contracts/ids.ts';
import { refused, type Result } from '#server/kernel/result.ts';
import { closeRoute, isRouteClosed, signLetter } from '#server/modules/commitments/index.ts';
import type { Application } from '../application.ts';
import { refusalsToCommit, refusalsToDecline, type CommitmentFacts } from '../domain/commitment-route.ts';
import { refusalsOutsideApply } from '../domain/window-guards.ts';
import { hasIntegrityHold } from '../gather-facts.ts';
import { letterAbout } from '../letter-about.ts';
import { moveApplication } from '../move-application.ts';
import { takePlaced, type Asking, type Taken } from '../take-application.ts';

/** 签署承诺书 (T6): the letter is signed by the account holder personally and kept word for word, sealed. */
export async function signCommitment(asking: Asking, id: ApplicationId, version: string): Promise<Result<Application>> {
  const open = await openDecision(asking, id);
  if (!open.ok) return open;
  const { taken, facts, windows } = open.value;
  const no = refusalsToCommit(facts);
  if (no.length > 0) return refused(no);
  const { tx, kit, actor, visitor, now } = asking;
  const signed = signLetter(tx, kit, {
    accountId: taken.app.accountId, sessionId: actor.sessionId, ip: visitor.ip, lang: visitor.lang, ownerId: taken.app.id, letter: 'commitment', version, about: letterAbout(taken),
  }, now);
  if (!signed.ok) return signed;
  return moveApplication(tx, kit.crypto, taken.app, { act: 'sign_commitment', by: 'candidate', byId: actor.accountId, photoAwaits: taken.photoAwaits, windows, note: signed.value.digest }, now);
}

/** 不采用告知承诺制 (T7): where the sitting leaves the choice; the route is then closed for this exam and year. */
export async function declineCommitment(asking: Asking, id: ApplicationId): Promise<Result<Application>> {
  const open = await openDecision(asking, id);
  if (!open.ok) return open;
  const { taken, facts, windows } = open.value;
  const no = refusalsToDecline(facts);
  if (no.length > 0) return refused(no);
  const { tx, kit, actor, now } = asking;
  const moved = moveApplication(tx, kit.crypto, taken.app, { act: 'decline_commitment', by: 'candidate', byId: actor.accountId, photoAwaits: taken.photoAwaits, windows }, now);
  if (moved.ok) await closeRoute(tx, taken.app.accountId, taken.app, 'declined', new Date(now));
  return moved;
}

/** The neutral notice for a person under an integrity record was read (R-2.2.3-09, D-16): no letter, local review. */
export async function acknowledgeHold(asking: Asking, id: ApplicationId): Promise<Result<Application>> {
  const open = await openDecision(asking, id);
  if (!open.ok) return open;
  const { taken, facts, windows } = open.value;
  if (!facts.integrityHold) return refused([{ code: 'application.wrong_state' }]);
  return moveApplication(asking.tx, asking.kit.crypto, taken.app, { act: 'acknowledge_hold', by: 'candidate', byId: asking.actor.accountId, photoAwaits: taken.photoAwaits, windows }, asking.now);
}

type Decision = { taken: Taken; facts: CommitmentFacts; windows: NonNullable<Taken['offer']['config']>['windows'] };

async function openDecision(asking: Asking, id: ApplicationId): Promise<Result<Decision>> {
  const taken = await takePlaced(asking, id);
  if (!taken.ok) return taken;
  const closed = refusalsOutsideApply(taken.value.config.windows, asking.now);
  if (closed.length > 0) return refused(closed);
  const { app, offer, person } = taken.value;
  const [integrityHold, closedThisYear] = await Promise.all([hasIntegrityHold(asking, person), isRouteClosed(asking.tx, app.accountId, app)]);
  const facts = { mode: offer.sitting.commitmentMode, integrityHold, closedThisYear };
  return { ok: true, value: { taken: taken.value, facts, windows: taken.value.config.windows } };
}
