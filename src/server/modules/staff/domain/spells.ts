import type { Instant } from '#contracts/dates.ts';
import type { Jurisdiction, StaffRole } from '#contracts/staff.ts';
import { isWithin } from '#server/kernel/jurisdiction.ts';

/** A posting that took effect. */
export type Approved = { id: string; roles: readonly StaffRole[]; jurisdiction: Jurisdiction; decidedAt: Instant };
/** A posting a person held: from its approval until the next one's, null for the one in force. */
export type Spell<P> = { posting: P; until: Instant | null };

/** The posting a role is held by (授权来源): the first of the unbroken run of approved ones that gave it over this jurisdiction; undefined when none of them did. Newest first. */
export function originOf<P extends Approved>(role: StaffRole, jurisdiction: Jurisdiction, newestFirst: readonly P[]): P | undefined {
  const broken = newestFirst.findIndex((p) => !p.roles.includes(role) || !samePlace(p.jurisdiction, jurisdiction));
  return (broken < 0 ? newestFirst : newestFirst.slice(0, broken)).at(-1);
}

/** What a person held and until when (任职经历), newest first: each approved posting replaces the one before it whole. */
export function spellsOf<P extends Approved>(newestFirst: readonly P[]): Spell<P>[] {
  return newestFirst.map((posting, at) => ({ posting, until: newestFirst[at - 1]?.decidedAt ?? null }));
}

const samePlace = (a: Jurisdiction, b: Jurisdiction): boolean => isWithin(a, b) && isWithin(b, a);
