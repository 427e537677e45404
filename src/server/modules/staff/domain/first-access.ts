import type { Instant } from '#contracts/dates.ts';

const HOUR = 3_600_000;

/** When something made for a member at this moment is good no longer. */
export function endsAfter(madeAt: Instant, hours: number): Instant {
  return madeAt + hours * HOUR;
}

/** True when it is over; at the closing instant itself too. */
export function isOver(madeAt: Instant, hours: number, now: Instant): boolean {
  return now >= endsAfter(madeAt, hours);
}

type Standing = { passwordTemporary: boolean; passwordChangedAt: Instant };

/** When the password somebody made for a member (初始密码) ends; undefined for an own password. */
export function firstPasswordEndsAt(m: Standing, hours: number): Instant | undefined {
  return m.passwordTemporary ? endsAfter(m.passwordChangedAt, hours) : undefined;
}

/** True for a password made for a member that was not used in time: an administrator has to make another. */
export function firstPasswordExpired(m: Standing, hours: number, now: Instant): boolean {
  return m.passwordTemporary && isOver(m.passwordChangedAt, hours, now);
}
