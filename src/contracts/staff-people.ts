import { z } from 'zod';
import { StaffId } from './ids.ts';
import { ProvinceCode } from './regions.ts';
import { Jurisdiction, NewStaff, Posting, StaffRole, StaffUserName } from './staff.ts';

/** A member may work, or is suspended (停用). */
export const StaffState = z.enum(['active', 'suspended'], 'field.not_a_choice');
export type StaffState = z.infer<typeof StaffState>;

/** Why an act on a member of staff is done; kept in their history and in the audit log. */
export const StaffReason = z.string('field.required').trim().min(4, 'staff.reason_too_short').max(300, 'field.too_long');

/** Body of the acts that need nothing but their reason. */
export const WithReason = z.strictObject({ reason: StaffReason });

/** What the list of members is narrowed by. */
export const MemberFilter = z.object({
  role: StaffRole.optional(),
  province: ProvinceCode.optional(),
  state: StaffState.optional(),
  /** Part of the name or of the user name. */
  name: z.string().trim().max(80, 'field.too_long').optional(),
});
export type MemberFilter = z.infer<typeof MemberFilter>;

const JurisdictionInWords = { jurisdiction: Jurisdiction, jurisdictionText: z.string() };

/** One line of the list. */
export const MemberLine = z.object({
  id: StaffId, userName: z.string(), name: z.string(), state: StaffState, roles: z.array(StaffRole), ...JurisdictionInWords,
  secondFactor: z.boolean(), passwordTemporary: z.boolean(), pending: z.boolean(), lastSignedInAt: z.number().nullable(),
});
export type MemberLine = z.infer<typeof MemberLine>;

/** A page of members, by user name, and which roles the reader may propose. */
export const MemberList = z.object({ items: z.array(MemberLine), next: StaffUserName.nullable(), grantable: z.array(StaffRole) }).meta({ id: 'MemberList' });
export type MemberList = z.infer<typeof MemberList>;

export const PostingState = z.enum(['pending', 'approved', 'declined', 'withdrawn'], 'field.not_a_choice');
export type PostingState = z.infer<typeof PostingState>;

const Colleague = z.object({ id: StaffId, name: z.string() });

/** A posting somebody proposed (岗位授权), and what became of it. */
export const PostingView = z.object({
  id: z.uuid(), member: Colleague, roles: z.array(StaffRole), ...JurisdictionInWords, state: PostingState, reason: z.string(),
  was: z.object({ roles: z.array(StaffRole), jurisdictionText: z.string() }),
  proposedBy: Colleague, proposedAt: z.number(), decidedBy: Colleague.nullable(), decidedAt: z.number().nullable(), decisionReason: z.string().nullable(),
  /** Why the reader cannot decide it; null when they can. */
  cannotDecide: z.string().nullable(),
  /** True for its own proposer while it waits. */
  mayWithdraw: z.boolean(),
}).meta({ id: 'PostingView' });
export type PostingView = z.infer<typeof PostingView>;

/** The postings that wait for a second person, oldest first. */
export const PostingList = z.object({ items: z.array(PostingView), next: z.uuid().nullable() }).meta({ id: 'PostingList' });
export type PostingList = z.infer<typeof PostingList>;

/** One line of a member's history. */
export const StaffEventView = z.object({ id: z.uuid(), kind: z.string(), by: Colleague.nullable(), note: z.string().nullable(), at: z.number() });
export type StaffEventView = z.infer<typeof StaffEventView>;

/** Everything an administrator sees of one member; each act says why it is closed to the reader, null when it is open. */
export const MemberView = z.object({
  ...MemberLine.shape,
  createdAt: z.number(), passwordChangedAt: z.number(), signedInNow: z.int(),
  /** When a password made for the member ends that they have not replaced yet; null for an own password. */
  firstPasswordEndsAt: z.number().nullable(),
  /** Wrong tries that slow the member's sign-in down. */
  throttled: z.object({ failures: z.int(), until: z.number() }).nullable(),
  grantable: z.array(StaffRole),
  /** The postings proposed for this person, newest first. */
  postings: z.array(PostingView),
  history: z.array(StaffEventView),
  closed: z.object({ manage: z.string().nullable(), empower: z.string().nullable(), activate: z.string().nullable(), seeAs: z.string().nullable() }),
}).meta({ id: 'MemberView' });
export type MemberView = z.infer<typeof MemberView>;

/** Body of POST /api/staff/members: a person, and the posting proposed for them. */
export const OpenMember = NewStaff.extend({ reason: StaffReason });
export type OpenMember = z.infer<typeof OpenMember>;

/** A password made for somebody: shown this once, good for choosing an own one, once and until then. */
export const FirstPasswordShown = z.object({ staffId: StaffId, userName: z.string(), password: z.string(), endsAt: z.number() }).meta({ id: 'FirstPasswordShown' });
export type FirstPasswordShown = z.infer<typeof FirstPasswordShown>;

/** An activation code (激活码) made for somebody: shown this once, good for binding their first authenticator. */
export const ActivationShown = z.object({ staffId: StaffId, userName: z.string(), code: z.string(), endsAt: z.number() }).meta({ id: 'ActivationShown' });
export type ActivationShown = z.infer<typeof ActivationShown>;

/** Body of POST /api/staff/members/:id/postings. */
export const ProposePosting = z.strictObject({ roles: NewStaff.shape.roles, jurisdiction: Posting, reason: StaffReason });
export type ProposePosting = z.infer<typeof ProposePosting>;

/** Body of POST /api/staff/postings/:id/decision. */
export const DecidePosting = z.strictObject({ decision: z.enum(['approve', 'decline'], 'field.choose'), reason: StaffReason });
export type DecidePosting = z.infer<typeof DecidePosting>;

/** Body of POST /api/staff/see-as: whose view, and why. */
export const SeeAs = z.strictObject({ staffId: StaffId, reason: StaffReason });
export type SeeAs = z.infer<typeof SeeAs>;
