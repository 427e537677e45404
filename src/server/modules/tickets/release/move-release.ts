import type { ReleaseAct, TicketReleaseId } from '#contracts/tickets.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { needsReason, refusalsToMove, releaseAfter } from '../domain/release-acts.ts';
import { findTerms } from '../facts/sitting-terms.ts';
import { mayReleaseIn, type Ticketing } from './asking.ts';
import { forgetRelease } from './open-releases.ts';
import { lockRelease, stepRelease } from './releases.store.ts';

/** One act on a release (提请发布、确认发布、退回、暂停、恢复、撤销): in a state that allows it, in the version one saw, and opened only by a second person. */
export async function moveRelease({ tx, kit, by, now }: Ticketing, id: TicketReleaseId, act: ReleaseAct, { version, reason }: { version: number; reason: string }): Promise<Result<TicketReleaseId>> {
  const release = await lockRelease(tx, by.jurisdiction, id);
  if (!release || !mayReleaseIn(by, release.province, release.examCode)) return refusedFor('ticket.release_not_found');
  if (release.version !== version) return refusedFor('ticket.changed_meanwhile');
  const terms = await findTerms(tx, release.sittingId, release.province);
  const no = refusalsToMove(act, { ...release, windowPublished: (terms?.config.windows.ticket ?? null) !== null }, by.staffId);
  if (no.length > 0) return refused(no);
  if (needsReason(act) && reason.length < 4) return refusedFor('field.too_short', { path: 'reason', params: { min: 4 } });
  const at = new Date(now);
  await stepRelease(tx, release, {
    state: releaseAfter(act),
    ...(act === 'propose' && { proposedBy: { staffId: by.staffId, name: by.name } }), ...(act === 'return' && { proposedBy: null }), ...(act === 'approve' && { approvedBy: { staffId: by.staffId, name: by.name, at } }),
  }, act, { reason, ...(act === 'approve' && { detail: String(release.issued) }) }, by, at);
  forgetRelease(tx, kit, release);
  return ok(id);
}
