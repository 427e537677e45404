import type { Instant } from '#contracts/dates.ts';
import type { Permission, StaffRole } from '#contracts/staff.ts';
import { permissionsOf } from './roles.ts';

/** What the installation asks of staff sign-ins (等保 2.0): a second factor of everybody or of whoever wants one; days a password lives, 0 for ever. */
export type SignInPolicy = { secondFactor: 'required' | 'offered'; passwordDays: number };

/** What the policy looks at. */
export type Standing = { passwordTemporary: boolean; passwordChangedAt: Instant; secondFactor: boolean; roles: readonly StaffRole[] };

const DAY = 86_400_000;

/** When the password is too old; undefined where its age does not matter. */
export function passwordEndsAt(m: Standing, policy: SignInPolicy): Instant | undefined {
  return policy.passwordDays === 0 ? undefined : m.passwordChangedAt + policy.passwordDays * DAY;
}

/** True when the password must be changed for its age alone (定期更换). */
export function passwordExpired(m: Standing, policy: SignInPolicy, now: Instant): boolean {
  const end = passwordEndsAt(m, policy);
  return end !== undefined && now >= end;
}

/** True when nothing is open until a second factor is bound. */
export function secondFactorNeeded(m: Standing, policy: SignInPolicy): boolean {
  return policy.secondFactor === 'required' && !m.secondFactor;
}

/** What a member may do at this moment: all their roles allow, or nothing while a password or a second factor is still to be seen to. */
export function powersOf(m: Standing, policy: SignInPolicy, now: Instant): Permission[] {
  return m.passwordTemporary || passwordExpired(m, policy, now) || secondFactorNeeded(m, policy) ? [] : permissionsOf(m.roles);
}
