import { refuse, type Refusal } from '#contracts/refusals.ts';
import { refusalsToCorrect, refusalsToSettleCorrection } from '#server/modules/integrity/index.ts';
import type { BreachCase } from './breach-case.ts';
import type { CaseCorrection } from './corrections.store.ts';

type Standing = { found: BreachCase; corrections: readonly CaseCorrection[] };

/** The proposal that waits for a second officer, where there is one. */
export const waitingOf = (corrections: readonly CaseCorrection[]): CaseCorrection | undefined => corrections.find((c) => c.state === 'waiting');

/** Every reason why no correction of a served decision can be proposed at the case: it is the register's, it is lifted, one waits. */
export function refusalsToAskCorrection({ found, corrections }: Standing): Refusal[] {
  if (found.recordId !== null) return [refuse('breach.correct_in_register')];
  if (corrections.some((c) => c.state === 'approved' && c.kind === 'revoke')) return [refuse('breach.lifted_already')];
  return refusalsToCorrect({ state: 'counting', waits: waitingOf(corrections) !== undefined });
}

/** The same with what is proposed: a change leaves some of the subjects void, and fewer than now. */
export function refusalsToProposeCorrection(standing: Standing, c: { kind: 'revoke' | 'change'; toSubjects: readonly string[] }): Refusal[] {
  const no = refusalsToAskCorrection(standing);
  const { subjects } = standing.found;
  const fewer = c.toSubjects.length > 0 && subjects.some((s) => !c.toSubjects.includes(s)) && c.toSubjects.every((s) => subjects.includes(s));
  if (c.kind === 'change' && !fewer) no.push(refuse('breach.change_fewer_subjects', { path: 'toSubjects' }));
  return no;
}

/** Every reason why this member cannot settle the waiting proposal (两人), as for a record. */
export function refusalsToSettle({ corrections }: Standing, d: { decision: 'approve' | 'refuse'; note: string; byId: string }): Refusal[] {
  return refusalsToSettleCorrection({ state: 'counting' }, waitingOf(corrections)?.proposedById, d);
}
