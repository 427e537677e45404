import type { Period } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { beijingTime } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { EXCLUSION_WORDS, type Exclusion, type ReleaseState } from '#contracts/tickets.ts';
import type { Words } from '#contracts/words.ts';
import { isOpen } from '#server/kernel/windows.ts';

export type Gate = { window: Period | null; release: ReleaseState | null; province: Words; phone: string };

/** Why nobody of a sitting and province can print a ticket now (准考证打印时间, R-2.3-01): the window, then the release. */
export function refusalsOfGate({ window, release, province, phone }: Gate, now: Instant): Refusal[] {
  if (window === null) return [refuse('ticket.window_unpublished')];
  if (!isOpen(window, now)) return [now < window.opensAt ? refuse('ticket.before_window', { params: { opensAt: beijingTime(window.opensAt) } }) : refuse('ticket.after_window', { params: { closesAt: beijingTime(window.closesAt) } })];
  const params = { province: province.zh, provinceEn: province.en, phone };
  if (release === 'released') return [];
  return [refuse(release === 'closed' ? 'ticket.release_closed' : 'ticket.not_released', { params })];
}

/** The reasons of one person, each with whom to call (6.6: which reason, and whom); a ticket that is withheld says the officer's own words. */
export function refusalsOfExclusions(exclusions: readonly Exclusion[], phone: string, heldBecause: string | null): Refusal[] {
  return exclusions.map((reason) => (reason === 'held' && heldBecause !== null ? refuse('ticket.held', { params: { reason: heldBecause, phone } }) : excludedBy(reason, phone)));
}

/** The same reasons for a look-up without a sign-in: that a ticket is withheld and whom to call, but not the officer's words, which are the candidate's alone. */
export function refusalsToStrangers(refusals: readonly Refusal[]): Refusal[] {
  return refusals.map((r) => (r.code === 'ticket.held' ? excludedBy('held', String(r.params?.['phone'] ?? '')) : r));
}

function excludedBy(reason: Exclusion, phone: string): Refusal {
  return refuse('ticket.excluded', { params: { reason: EXCLUSION_WORDS[reason].zh, reasonEn: EXCLUSION_WORDS[reason].en, phone } });
}
