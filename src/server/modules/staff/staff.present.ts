import type { Instant } from '#contracts/dates.ts';
import type { Jurisdiction, Permission, StaffSession } from '#contracts/staff.ts';
import { passwordExpired, secondFactorNeeded, type SignInPolicy } from './domain/powers.ts';
import type { Member } from './staff.store.ts';

type Powers = { permissions: readonly Permission[]; jurisdiction: Jurisdiction; jurisdictionText: string };
type SignIn = { policy: SignInPolicy & { idleMinutes: number }; now: Instant; lastSeenAt: Instant; endsAt: Instant; seen: { member: Member; until: Instant } | undefined; bySso: boolean };

/** A member and what they may do in this sign-in → what the console shows of whoever is signed in. */
export function presentSession(member: Member, powers: Powers, { policy, now, lastSeenAt, endsAt, seen, bySso }: SignIn): StaffSession {
  return {
    staffId: member.id, userName: member.userName, name: member.name, roles: member.roles, permissions: [...powers.permissions],
    jurisdiction: powers.jurisdiction, jurisdictionText: powers.jurisdictionText,
    passwordTemporary: member.passwordTemporary, passwordExpired: passwordExpired(member, policy, now),
    secondFactor: member.secondFactor ? 'on' : secondFactorNeeded(member, policy) ? 'needed' : 'off',
    bySso,
    idleEndsAt: Math.min(lastSeenAt + policy.idleMinutes * 60_000, endsAt), endsAt,
    seeingAs: seen ? { staffId: seen.member.id, name: seen.member.name, roles: seen.member.roles, until: seen.until } : null,
    now,
  };
}
