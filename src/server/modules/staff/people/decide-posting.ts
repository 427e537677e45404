import type { StaffId } from '#contracts/ids.ts';
import type { DecidePosting } from '#contracts/staff-people.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { refusalsOfDeciding } from '../domain/manager-rules.ts';
import { refusalsOfPosting } from '../domain/posting-rules.ts';
import { insertStaffEvent, replacePosting } from '../staff.store.ts';
import type { Acting } from './acting.ts';
import { lockMemberWithin } from './people.store.ts';
import { lockPostingWithin, settlePosting } from './postings.store.ts';
import { isLastOfRole } from './suspend-member.ts';

/** Approves or declines a proposed posting (授权批准): a second person's act, never the subject's own; approved it holds in every process within three seconds. */
export async function decidePosting({ tx, actor, now }: Acting, postingId: string, { decision, reason }: DecidePosting): Promise<Result<StaffId>> {
  const proposal = await lockPostingWithin(tx, actor.jurisdiction, postingId);
  const member = proposal && (await lockMemberWithin(tx, actor.jurisdiction, proposal.staffId));
  if (!proposal || !member) return refusedFor('staff.posting_not_found');
  const approves = decision === 'approve';
  // a declined one may break any rule; what is approved is looked at by the rules of today
  const no = [...refusalsOfDeciding(actor, proposal), ...(approves ? refusalsOfPosting(proposal.roles, proposal.jurisdiction) : [])];
  if (no.length > 0) return refused(no);
  if (approves && (await isLastOfRole({ tx }, member, proposal.jurisdiction.kind === 'nation' ? proposal.roles : []))) return refusedFor('staff.last_of_role');
  if (!(await settlePosting(tx, postingId, { state: approves ? 'approved' : 'declined', byId: actor.staffId, reason }, now))) return refusedFor('staff.posting_decided');
  if (approves) await replacePosting(tx, member.id, proposal, now);
  await insertStaffEvent(tx, member.id, { kind: approves ? 'posting_approved' : 'posting_declined', byId: actor.staffId, note: reason }, now);
  return ok(member.id);
}
