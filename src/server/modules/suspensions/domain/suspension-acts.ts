import { beijingDay, beijingTime, type Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { PersonRemedy, Remedy, ResitTimes, SuspensionAct, SuspensionState } from '#contracts/suspensions.ts';

const DAY = 86_400_000;
const LONGEST_CHOICE = 90 * DAY;

/** What the acts on a suspension look at. */
export type SuspensionFacts = {
  state: SuspensionState; remedy: Remedy; chooseUntil: Instant | null; proposedById: string; resitProposedById: string | null; resitApproved: boolean;
  /** How many come along to a resit, or have still to choose. */
  resitPeople: number; undecided: number;
};

/** Every reason why somebody may not do this now; that two people suspend, and two fix a new timetable, is a check of the table as well. */
export function refusalsToActOn(act: SuspensionAct, s: SuspensionFacts, byId: string, now: Instant): Refusal[] {
  switch (act) {
    case 'withdraw': return s.state === 'proposed' ? [] : [refuse('suspension.not_proposed')];
    case 'approve': return [...(s.state === 'proposed' ? [] : [refuse('suspension.not_proposed')]), ...(s.proposedById === byId ? [refuse('suspension.own_proposal')] : [])];
    case 'correct': return s.state === 'in_effect' ? [] : [refuse('suspension.not_in_effect')];
    case 'extend':
    case 'close_choice': return [...(s.state === 'in_effect' ? [] : [refuse('suspension.not_in_effect')]), ...(s.remedy === 'choice' && s.undecided > 0 ? [] : [refuse('suspension.no_choice')])];
    case 'propose_resit': return [
      ...(s.state === 'in_effect' ? [] : [refuse('suspension.not_in_effect')]), ...(s.resitApproved ? [refuse('suspension.resit_settled')] : []), ...choiceOpen(s, now),
      ...(s.resitPeople === 0 && s.undecided === 0 ? [refuse('suspension.no_resit')] : []),
    ];
    case 'return_resit': return s.resitProposedById !== null && !s.resitApproved ? [] : [refuse('suspension.resit_not_proposed')];
    case 'approve_resit': return [...(s.resitProposedById !== null && !s.resitApproved ? [] : [refuse('suspension.resit_not_proposed')]), ...(s.resitProposedById === byId ? [refuse('suspension.own_proposal')] : [])];
  }
}

function choiceOpen({ undecided, chooseUntil }: SuspensionFacts, now: Instant): Refusal[] {
  return undecided > 0 && chooseUntil !== null && chooseUntil > now ? [refuse('suspension.choice_open', { params: { until: beijingTime(chooseUntil) } })] : [];
}

/** What speaks against an end of the choice. */
export function refusalsOfChoice(remedy: Remedy, until: Instant | null, now: Instant): Refusal[] {
  if (remedy !== 'choice') return [];
  if (until === null) return [refuse('suspension.choose_until_missing', { path: 'chooseUntil' })];
  return until > now && until <= now + LONGEST_CHOICE ? [] : [refuse('suspension.choose_until_past', { path: 'chooseUntil' })];
}

/** What speaks against a new timetable: as many days as before, ahead, with tickets printed before them. */
export function refusalsOfResit(t: ResitTimes, daysBefore: number, now: Instant): Refusal[] {
  const days = [...new Set(t.examOn)].sort();
  const first = days[0] ?? '';
  return [
    ...(days.length === daysBefore ? [] : [refuse('suspension.resit_days', { path: 'examOn', params: { days: daysBefore } })]),
    ...(first > beijingDay(now) ? [] : [refuse('suspension.resit_past', { path: 'examOn' })]),
    ...(t.ticketOpensAt > now && t.ticketClosesAt > t.ticketOpensAt && beijingDay(t.ticketClosesAt) >= first ? [] : [refuse('suspension.resit_tickets', { path: 'ticketOpensAt' })]),
  ];
}

/** What a person has from the beginning: who sits other papers as well has nothing to come along with, and gets the fee back. */
export function firstRemedy(remedy: Remedy, whole: boolean): PersonRemedy {
  return !whole || remedy === 'refund' ? 'refund' : remedy === 'choice' ? 'undecided' : 'resit';
}

/** Why somebody cannot choose: there is nothing to choose any more. Who chose the resit may still choose the refund while the choice is open, or until its timetable moved them. */
export function refusalsToChooseRemedy(p: { remedy: PersonRemedy; moved: boolean; settled: boolean }, s: Pick<SuspensionFacts, 'remedy' | 'chooseUntil'>, now: Instant): Refusal[] {
  if (p.remedy === 'refund') return [refuse(s.remedy === 'choice' ? 'suspension.chosen' : 'suspension.no_choice')];
  return s.remedy === 'choice' && !p.moved && s.chooseUntil !== null && now < s.chooseUntil ? [] : [refuse('suspension.no_choice')];
}
