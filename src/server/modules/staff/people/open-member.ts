import type { StaffId } from '#contracts/ids.ts';
import type { OpenMember } from '#contracts/staff-people.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { newId } from '#server/platform/ids.ts';
import { refusalsOfProposing } from '../domain/manager-rules.ts';
import { insertFirstPassword } from '../first-access/first-access.store.ts';
import { insertMember, insertStaffEvent } from '../staff.store.ts';
import { insertPostingProposal } from './postings.store.ts';
import type { Acting } from './acting.ts';

/** Opens an account (开通账号) with a password made for it and no powers at all: those are the posting proposed with it, which a second person approves. */
export async function openMember({ tx, actor, now }: Acting, person: OpenMember, made: { hash: string; key: Buffer }): Promise<Result<StaffId>> {
  const no = refusalsOfProposing(actor, person);
  if (no.length > 0) return refused(no);
  const id = newId<StaffId>();
  const inserted = await insertMember(tx, {
    id, userName: person.userName, name: person.name, passwordHash: made.hash, passwordTemporary: true, state: 'active',
    roles: [], jurisdiction: { kind: 'points', points: [] }, homeProvince: provinceOf(person.jurisdiction) ?? null,
  }, now);
  if (!inserted) return refusedFor('staff.user_name_taken', { path: 'userName' });
  await insertFirstPassword(tx, id, { key: made.key, byId: actor.staffId }, now);
  const posting = await insertPostingProposal(tx, { staffId: id, roles: person.roles, jurisdiction: person.jurisdiction, reason: person.reason, proposedById: actor.staffId }, now);
  invariant(posting, 'a new member has no other proposal');
  await insertStaffEvent(tx, id, { kind: 'opened', byId: actor.staffId, note: person.reason }, now);
  await insertStaffEvent(tx, id, { kind: 'posting_proposed', byId: actor.staffId, note: person.reason }, now);
  return ok(id);
}
