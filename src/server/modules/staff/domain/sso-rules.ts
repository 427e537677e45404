import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { StaffRole } from '#contracts/staff.ts';
import type { Standing } from './powers.ts';

/** Ways by which a provider says that it asked for more than a password (RFC 8176). */
const STRONG_WAYS: readonly string[] = ['mfa', 'otp', 'hwk', 'swk', 'sc', 'face', 'fpt'];

/** True when the provider itself asked for a second factor: by a level this installation trusts, or by a way that is one. */
export function askedForSecondFactor(token: { acr: string | undefined; amr: readonly string[] }, trusted: readonly string[]): boolean {
  return (token.acr !== undefined && trusted.includes(token.acr)) || token.amr.some((way) => STRONG_WAYS.includes(way));
}

/** What is looked at of a member who came by the provider: their password is no matter, and its second factor counts like their own. */
export function standingBySso<M extends Standing>(member: M, sso: { secondFactor: boolean } | undefined, now: Instant): M {
  return sso ? { ...member, passwordTemporary: false, passwordChangedAt: now, secondFactor: member.secondFactor || sso.secondFactor } : member;
}

/** Those who can put single sign-on right keep the password, so that nobody is locked out by another house. */
const KEEP_THE_PASSWORD: readonly StaffRole[] = ['system_admin', 'security_admin'];

/** Why somebody cannot sign in by password where single sign-on is the only way; nothing for those who keep it. */
export function refusalsOfPassword(member: { roles: readonly StaffRole[] }, only: boolean): Refusal[] {
  return only && !member.roles.some((role) => KEEP_THE_PASSWORD.includes(role)) ? [refuse('sso.only')] : [];
}

/** Every reason why this officer cannot approve or decline a binding: it takes two people, neither of them its subject. */
export function refusalsOfDecidingSso(officer: { staffId: StaffId }, binding: { staffId: StaffId; state: 'proposed' | 'bound'; proposedById: StaffId } | undefined): Refusal[] {
  if (binding?.state !== 'proposed') return [refuse('sso.none_waits')];
  return [...(binding.proposedById === officer.staffId ? [refuse('sso.two_people')] : []), ...(binding.staffId === officer.staffId ? [refuse('staff.own_account')] : [])];
}
