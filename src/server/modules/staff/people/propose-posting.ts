import type { StaffId } from '#contracts/ids.ts';
import type { ProposePosting } from '#contracts/staff-people.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { refusalsOfProposing } from '../domain/manager-rules.ts';
import { insertStaffEvent } from '../staff.store.ts';
import type { Acting } from './acting.ts';
import { lockMemberWithin } from './people.store.ts';
import { insertPostingProposal, lockPostingWithin, settlePosting } from './postings.store.ts';

/** Proposes other roles or another jurisdiction for a member (提出授权); nothing changes before a second person approves. */
export async function proposePosting({ tx, actor, now }: Acting, id: StaffId, wanted: ProposePosting): Promise<Result<string>> {
  const member = await lockMemberWithin(tx, actor.jurisdiction, id);
  if (!member) return refusedFor('staff.not_found');
  const no = refusalsOfProposing(actor, wanted, member);
  if (no.length > 0) return refused(no);
  const posting = await insertPostingProposal(tx, { staffId: id, roles: wanted.roles, jurisdiction: wanted.jurisdiction, reason: wanted.reason, proposedById: actor.staffId }, now);
  if (posting === undefined) return refusedFor('staff.posting_pending');
  await insertStaffEvent(tx, id, { kind: 'posting_proposed', byId: actor.staffId, note: wanted.reason }, now);
  return ok(posting);
}

/** Takes one's own proposal back while it waits (撤回). */
export async function withdrawPosting({ tx, actor, now }: Acting, postingId: string): Promise<Result<StaffId>> {
  const proposal = await lockPostingWithin(tx, actor.jurisdiction, postingId);
  if (!proposal) return refusedFor('staff.posting_not_found');
  if (proposal.proposedById !== actor.staffId) return refusedFor('staff.not_your_proposal');
  if (!(await settlePosting(tx, postingId, { state: 'withdrawn', byId: actor.staffId, reason: null }, now))) return refusedFor('staff.posting_decided');
  await insertStaffEvent(tx, proposal.staffId, { kind: 'posting_withdrawn', byId: actor.staffId }, now);
  return ok(proposal.staffId);
}
