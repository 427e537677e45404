import type { CaseKind, CaseState } from '#contracts/assistance.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

export type CaseAct = 'approve' | 'refuse' | 'withdraw' | 'end';

/** The life of a case about a person, one row an act; only an unlock ends by itself, when it was used or ran out. */
export const CASE_TRANSITIONS = {
  approve: { from: 'waiting', to: 'approved' },
  refuse: { from: 'waiting', to: 'refused' },
  withdraw: { from: 'waiting', to: 'withdrawn' },
  end: { from: 'approved', to: 'ended' },
} as const satisfies Record<CaseAct, { from: CaseState; to: CaseState }>;

/** The state an act leads to; undefined where the table has no such row. */
export function nextCaseState(from: CaseState, act: CaseAct): CaseState | undefined {
  const step = CASE_TRANSITIONS[act];
  return step.from === from ? step.to : undefined;
}

/** Kinds nobody decides without a proof in the file: identity is at stake. */
const NEED_PROOF: readonly CaseKind[] = ['recovery', 'phone_release', 'identity_correction', 'name_change', 'rare_name', 'merge'];

export type DecisionFacts = { kind: CaseKind; state: CaseState; version: number; firstById: string | null; files: number };
export type Decision = { act: 'approve' | 'refuse'; byId: string; reason: string; version: number };

/** Every reason why this member cannot decide this case so (两人复核): a settled or changed case, an own one, no proof, a no without words. */
export function refusalsToDecideCase(c: DecisionFacts, d: Decision): Refusal[] {
  if (nextCaseState(c.state, d.act) === undefined) return [refuse('assistance.wrong_state')];
  if (c.version !== d.version) return [refuse('assistance.changed_meanwhile')];
  const no: Refusal[] = [];
  if (c.firstById === d.byId) no.push(refuse(c.kind === 'appeal' ? 'assistance.own_decision' : 'assistance.same_person'));
  if (d.act === 'approve' && NEED_PROOF.includes(c.kind) && c.files === 0) no.push(refuse('assistance.evidence_needed'));
  if (d.act === 'refuse' && d.reason.trim().length < 4) no.push(refuse('assistance.reason_too_short', { path: 'reason' }));
  return no;
}

/** Every reason why somebody cannot take a case back: only whoever asked, and only before it is settled. */
export function refusalsToWithdraw(c: { state: CaseState; askedById: string | null }, byId: string): Refusal[] {
  if (c.state !== 'waiting') return [refuse('assistance.wrong_state')];
  return c.askedById === byId ? [] : [refuse('assistance.not_yours')];
}
