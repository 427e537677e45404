import type { StaffId } from '#contracts/ids.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { PostingState } from '#contracts/staff-people.ts';
import { STAFF_ROLES, type Jurisdiction, type StaffRole } from '#contracts/staff.ts';
import { isWithin } from '#server/kernel/jurisdiction.ts';
import { refusalsOfPosting } from './posting-rules.ts';

/** Somebody who acts on members of staff, as far as the rules look at them. */
export type Officer = { staffId: StaffId; jurisdiction: Jurisdiction };
/** Somebody acted on. */
export type Subject = { id: StaffId; roles: readonly StaffRole[]; jurisdiction: Jurisdiction };
export type Wanted = { roles: readonly StaffRole[]; jurisdiction: Jurisdiction };

/** What a provincial administrator may open sub-accounts for (domain.md 3.1: 子账号). */
const OF_A_PROVINCE: readonly StaffRole[] = ['provincial_exam_officer', 'city_officer', 'reviewer', 'second_reviewer', 'cashier', 'consultant'];
const NEVER_SEEN_AS: readonly StaffRole[] = ['system_admin', 'security_admin', 'auditor'];

/** The roles a manager may propose: all of them for the nation, those below a provincial administrator for a province. */
export function grantableRoles({ jurisdiction }: Pick<Officer, 'jurisdiction'>): readonly StaffRole[] {
  return jurisdiction.kind === 'nation' ? STAFF_ROLES : jurisdiction.kind === 'province' ? OF_A_PROVINCE : [];
}

/** Every reason why a manager cannot suspend, restore or reset this member: never oneself, nobody beyond one's own reach. */
export function refusalsOfManaging(manager: Officer, member: Subject): Refusal[] {
  const no: Refusal[] = [];
  if (manager.staffId === member.id) no.push(refuse('staff.own_account'));
  const grantable = grantableRoles(manager);
  const posted = member.roles.length > 0;
  if (member.roles.some((role) => !grantable.includes(role)) || (posted && !isWithin(member.jurisdiction, manager.jurisdiction))) no.push(refuse('staff.beyond_manager'));
  return no;
}

/** Every reason why a manager cannot propose this posting, for a new person or (with `member`) for one who is there. */
export function refusalsOfProposing(manager: Officer, wanted: Wanted, member?: Subject): Refusal[] {
  const no: Refusal[] = member ? refusalsOfManaging(manager, member) : [];
  const grantable = grantableRoles(manager);
  if (wanted.roles.some((role) => !grantable.includes(role))) no.push(refuse('staff.role_not_yours_to_give', { path: 'roles' }));
  if (!isWithin(wanted.jurisdiction, manager.jurisdiction)) no.push(refuse('staff.wider_jurisdiction', { path: 'jurisdiction' }));
  if (member && samePosting(member, wanted)) no.push(refuse('staff.posting_unchanged', { path: 'roles' }));
  return [...no, ...refusalsOfPosting(wanted.roles, wanted.jurisdiction)];
}

type Proposal = Wanted & { staffId: StaffId; proposedById: StaffId; state: PostingState };

/** Every reason why this officer cannot approve or decline a posting: it needs two people, neither of them its subject (三员分立). */
export function refusalsOfDeciding(officer: Officer, proposal: Proposal): Refusal[] {
  const no: Refusal[] = [];
  if (proposal.state !== 'pending') no.push(refuse('staff.posting_decided'));
  if (proposal.proposedById === officer.staffId) no.push(refuse('staff.two_people'));
  if (proposal.staffId === officer.staffId) no.push(refuse('staff.own_account'));
  if (!isWithin(proposal.jurisdiction, officer.jurisdiction)) no.push(refuse('staff.wider_jurisdiction'));
  return no;
}

/** Every reason why a second factor cannot be taken off this member by this security administrator. */
export function refusalsOfFactorReset(officer: Officer, member: { id: StaffId; secondFactor: boolean }): Refusal[] {
  const no: Refusal[] = [];
  if (officer.staffId === member.id) no.push(refuse('staff.own_account'));
  if (!member.secondFactor) no.push(refuse('staff.second_factor_off'));
  return no;
}

/** Every reason why this security administrator cannot give this member an activation code: not to oneself, nor to whom one made the password, nor where an authenticator is bound. */
export function refusalsOfActivation(officer: Officer, member: { id: StaffId; secondFactor: boolean; state: 'active' | 'suspended' }, passwordById: StaffId | null): Refusal[] {
  const no: Refusal[] = [];
  if (officer.staffId === member.id) no.push(refuse('staff.own_account'));
  if (officer.staffId === passwordById) no.push(refuse('staff.activation_two_people'));
  if (member.state === 'suspended') no.push(refuse('staff.suspended'));
  if (member.secondFactor) no.push(refuse('staff.second_factor_on'));
  return no;
}

/** Every reason why nobody sees as this member (以某人视角查看): not oneself, nobody suspended, no administrator of the system, of its security or of the log, nobody beyond one's own jurisdiction. */
export function refusalsOfSeeingAs(viewer: Officer, member: Subject & { state: 'active' | 'suspended' }): Refusal[] {
  const no: Refusal[] = [];
  if (viewer.staffId === member.id) no.push(refuse('staff.see_as_not_self'));
  if (member.state === 'suspended') no.push(refuse('staff.suspended'));
  if (member.roles.some((role) => NEVER_SEEN_AS.includes(role))) no.push(refuse('staff.see_as_not_these'));
  if (!isWithin(member.jurisdiction, viewer.jurisdiction)) no.push(refuse('staff.beyond_manager'));
  return no;
}

function samePosting(a: Wanted, b: Wanted): boolean {
  const plain = ({ roles, jurisdiction: j }: Wanted) => JSON.stringify([[...roles].sort(), j.kind, j.exams && [...j.exams].sort(), j.kind === 'province' ? j.province : j.kind === 'prefecture' ? j.prefecture : j.kind === 'points' ? [...j.points].sort() : null]);
  return plain(a) === plain(b);
}
