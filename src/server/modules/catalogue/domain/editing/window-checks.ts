import { WINDOW_NAMES, type ReviewTiming, type WindowName } from '#contracts/catalogue.ts';
import { beijingTime, startOfBeijingDay, type Day } from '#contracts/dates.ts';
import { refuse, type Refusal, type RefusalCode } from '#contracts/refusals.ts';
import type { EditedWindows } from '#contracts/sittings.ts';

/** What the windows of a province are held against: the national frame, the days of the exam, and whether eligibility is reviewed before it; null for the frame itself, which holds both kinds of province. */
export type WindowFacts = { frame: EditedWindows | null; examOn: readonly Day[]; reviewTiming: ReviewTiming | null };

const DAY = 86_400_000;

/** Everything that is wrong with a set of windows: reversed, outside the national frame, in the wrong order, beyond the exam (domain.md 3.2-1). Empty: they may stand. */
export function refusalsOfWindows(windows: EditedWindows, facts: WindowFacts): Refusal[] {
  const no: Refusal[] = [];
  for (const name of WINDOW_NAMES) {
    const window = windows[name];
    if (window !== null && window.opensAt >= window.closesAt) no.push(at(name, 'sitting.window_reversed'));
  }
  if (facts.frame !== null) no.push(...refusalsOutsideFrame(windows, facts.frame));
  return [...no, ...refusalsOfOrder(windows, facts)];
}

/** A province opens no earlier and closes no later than the nation allows; a window the nation has not fixed is not bounded yet. */
function refusalsOutsideFrame(windows: EditedWindows, frame: EditedWindows): Refusal[] {
  return WINDOW_NAMES.flatMap((name) => {
    const [window, bounds] = [windows[name], frame[name]];
    if (window === null || bounds === null || (bounds.opensAt <= window.opensAt && window.closesAt <= bounds.closesAt)) return [];
    return [at(name, 'sitting.window_outside_frame', { from: beijingTime(bounds.opensAt), until: beijingTime(bounds.closesAt) })];
  });
}

function refusalsOfOrder(w: EditedWindows, { examOn, reviewTiming }: WindowFacts): Refusal[] {
  const no: Refusal[] = [];
  const must = (holds: boolean, name: WindowName, code: RefusalCode) => { if (!holds) no.push(at(name, code)); };
  must(w.confirm.opensAt >= w.apply.opensAt && w.confirm.closesAt >= w.apply.closesAt, 'confirm', 'sitting.confirm_before_apply');
  must(w.pay.opensAt >= w.apply.opensAt && w.pay.closesAt >= w.confirm.closesAt, 'pay', 'sitting.pay_before_confirm');
  must(w.review.opensAt >= w.apply.opensAt, 'review', 'sitting.review_before_apply');
  if (reviewTiming === 'before' || reviewTiming === 'both') must(w.review.closesAt <= w.pay.closesAt, 'review', 'sitting.review_after_pay');
  const days = [...examOn].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first !== undefined && last !== undefined) {
    const [begins, ends] = [startOfBeijingDay(first), startOfBeijingDay(last) + DAY];
    for (const name of ['apply', 'confirm', 'pay'] as const) must(w[name].closesAt <= begins, name, 'sitting.window_after_exam');
    if (reviewTiming === 'after') must(w.review.opensAt >= begins, 'review', 'sitting.review_before_exam');
    if (w.ticket !== null) must(w.ticket.opensAt < begins && w.ticket.closesAt >= begins, 'ticket', 'sitting.ticket_not_at_exam');
    if (w.score !== null) must(w.score.opensAt >= ends, 'score', 'sitting.score_before_exam');
  }
  if (w.ticket !== null) must(w.ticket.opensAt >= w.pay.closesAt, 'ticket', 'sitting.ticket_before_pay');
  if (w.recheck !== null) must(w.score !== null && w.recheck.opensAt >= w.score.opensAt, 'recheck', 'sitting.recheck_before_score');
  return no;
}

/** The narrowest frame that holds every province; the frame of a sitting that was planned without one. */
export function frameAround(all: readonly EditedWindows[]): EditedWindows | undefined {
  const [first, ...rest] = all;
  if (first === undefined) return undefined;
  return rest.reduce((frame, windows) => ({
    apply: around(frame.apply, windows.apply), confirm: around(frame.confirm, windows.confirm), review: around(frame.review, windows.review), pay: around(frame.pay, windows.pay),
    ticket: aroundMaybe(frame.ticket, windows.ticket), score: aroundMaybe(frame.score, windows.score), recheck: aroundMaybe(frame.recheck, windows.recheck),
  }), first);
}

type Span = EditedWindows['apply'];

function around(a: Span, b: Span): Span {
  return { opensAt: Math.min(a.opensAt, b.opensAt), closesAt: Math.max(a.closesAt, b.closesAt) };
}

function aroundMaybe(a: Span | null, b: Span | null): Span | null {
  return a === null ? b : b === null ? a : around(a, b);
}

function at(name: WindowName, code: RefusalCode, params?: Record<string, string>): Refusal {
  return refuse(code, { path: `windows.${name}`, ...(params && { params }) });
}
