import type { Instant } from '#contracts/dates.ts';
import type { KeyState, PartnerScope } from '#contracts/partners.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { isWithin } from '#server/kernel/jurisdiction.ts';

/** What the rules look at of a key. */
export type KeyFacts = { state: Exclude<KeyState, 'expired'>; proposedById: string; decidedById: string | null; expiresAt: Instant | null };

const DAY = 86_400_000;
/** How long an older key goes on beside the one that replaces it (轮换重叠期). */
const OVERLAP = 14 * DAY;
/** How long an approved key waits to be taken. */
const TO_BE_TAKEN = 7 * DAY;

/** Every reason why a system cannot be entered for this part of the country. */
export function refusalsToEnter(officer: { jurisdiction: Jurisdiction }, wanted: Jurisdiction): Refusal[] {
  return isWithin(wanted, officer.jurisdiction) ? [] : [refuse('partner.wider_jurisdiction', { path: 'province' })];
}

/** Every reason why these scopes cannot be proposed together: full numbers go with names. */
export function refusalsOfScopes(scopes: readonly PartnerScope[]): Refusal[] {
  return scopes.includes('people.numbers') && !scopes.includes('people.read') ? [refuse('partner.numbers_need_people', { path: 'scopes' })] : [];
}

/** Every reason why this officer cannot approve or decline a proposed key: it takes a second person. */
export function refusalsToDecide(officer: { staffId: string }, key: KeyFacts): Refusal[] {
  return [...(key.state === 'proposed' ? [] : [refuse('partner.key_decided')]), ...(key.proposedById === officer.staffId ? [refuse('partner.two_people')] : [])];
}

/** Every reason why this officer cannot take an approved key (领取): only who proposed it, once, and not after a week. */
export function refusalsToTake(officer: { staffId: string }, key: KeyFacts & { decidedAt: Instant | null }, now: Instant): Refusal[] {
  const due = key.state === 'approved' && key.decidedAt !== null && now - key.decidedAt <= TO_BE_TAKEN;
  return [...(due ? [] : [refuse('partner.key_not_approved')]), ...(key.proposedById === officer.staffId ? [] : [refuse('partner.own_proposal')])];
}

/** Every reason why a key cannot be withdrawn by this officer: only a waiting one, by who proposed it. */
export function refusalsToWithdraw(officer: { staffId: string }, key: KeyFacts): Refusal[] {
  return [...(key.state === 'proposed' || key.state === 'approved' ? [] : [refuse('partner.key_decided')]), ...(key.proposedById === officer.staffId ? [] : [refuse('partner.own_proposal')])];
}

/** Every reason why a key cannot be revoked: it is over. */
export function refusalsToRevoke(key: KeyFacts, now: Instant): Refusal[] {
  return shownState(key, now) === 'live' ? [] : [refuse('partner.key_over')];
}

/** How a key stands at this moment: a live one whose time is over has expired. */
export function shownState(key: Pick<KeyFacts, 'state' | 'expiresAt'>, now: Instant): KeyState {
  return key.state === 'live' && key.expiresAt !== null && now >= key.expiresAt ? 'expired' : key.state;
}

/** When a key taken now ends. */
export const keyEndsAt = (days: number, now: Instant): Instant => now + days * DAY;

/** When an older key ends once another is taken now: at its own end, at the latest after the overlap. */
export const olderEndsAt = (now: Instant): Instant => now + OVERLAP;
