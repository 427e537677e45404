import type { Day } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

/** An application of one of two accounts of a person, as far as a merge looks at it. */
export type LiveApplication = { sittingId: string; title: string; number: string | null; paid: boolean; lastExamDay: Day };

export type MergePlan =
  /** The account that goes has nothing under way. */
  | { kind: 'now' }
  /** Only the account that was to go has something under way: that one is kept. */
  | { kind: 'keep_other' }
  /** Both applied for one sitting: a person has one, so one of the two has to end first. */
  | { kind: 'clash'; titles: string[]; bothPaid: boolean }
  /** Both have something under way: they become one after this day. */
  | { kind: 'later'; until: Day };

/** True for what still needs its account: not ended, and the last day of the exam not past. Scores and certificates are looked up without one. */
export function isUnderWay(a: LiveApplication, today: Day): boolean {
  return a.lastExamDay >= today;
}

/**
 * How two accounts of one person become one (账号合并, D-04). Applications are never moved from account to account: what was confirmed, signed, paid
 * and sealed is bound to its account, and moving it could lose a paid place. So the account follows the applications.
 */
export function mergePlan(kept: readonly LiveApplication[], other: readonly LiveApplication[], today: Day): MergePlan {
  const [stays, goes] = [kept, other].map((some) => some.filter((a) => isUnderWay(a, today)));
  if (!stays || !goes || goes.length === 0) return { kind: 'now' };
  if (stays.length === 0) return { kind: 'keep_other' };
  const twice = goes.flatMap((g) => stays.filter((s) => s.sittingId === g.sittingId).map((s) => ({ title: g.title, bothPaid: g.paid && s.paid })));
  if (twice.length > 0) return { kind: 'clash', titles: twice.map((t) => t.title), bothPaid: twice.some((t) => t.bothPaid) };
  return { kind: 'later', until: goes.map((g) => g.lastExamDay).toSorted().at(-1) ?? today };
}

/** Every reason why a merge cannot be agreed on as it was asked for, and what to do instead. `open`: examination matters about either account that are not settled; they stay where they are, so the account that goes may have none. */
export function refusalsToMerge(plan: MergePlan, open: { kept: number; other: number }): Refusal[] {
  const no: Refusal[] = [];
  if (plan.kind === 'keep_other') no.push(refuse('assistance.merge_keep_other', { path: 'wish.other' }));
  if (plan.kind === 'clash') no.push(refuse(plan.bothPaid ? 'assistance.merge_both_paid' : 'assistance.merge_same_sitting', { path: 'wish.other', params: { exams: plan.titles.join('、') } }));
  if (open.other > 0) no.push(refuse(open.kept > 0 ? 'assistance.merge_open_matters' : 'assistance.merge_open_matter', { path: 'wish.other' }));
  return no;
}
