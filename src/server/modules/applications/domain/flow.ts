import { LATER_STEPS, type DisplayedState, type FlowStep } from '#contracts/applications.ts';
import type { Dimensions } from './dimensions.ts';

export type StepId = FlowStep['id'];
export type StepState = FlowStep['state'];

const ORDER: readonly StepId[] = ['fill', 'commit', 'materials', 'photo', 'confirm', 'print', 'review', 'pay', 'done', ...LATER_STEPS];

const CURRENT: Record<DisplayedState, StepId | null> = {
  S1: 'fill', S2: 'fill', S3: 'commit', S4: 'materials', S5: 'photo', S6: 'confirm', S7: 'review', S8: 'review', S9: 'review', S10: 'pay', S11: 'pay', S12: 'done',
  S13: 'ticket', S14: 'exam', S15: 'scores', S16: 'certificate', S17: 'certificate', X1: null, X2: null, X3: null, X5: null, X6: null,
};

/** States that say of their step that it is over, and of none that it waits for somebody. */
const STEP_OVER: readonly DisplayedState[] = ['S12', 'S14', 'S15', 'S17'];

/** The flow chart of the status page (流程图, R-2.2.3-15): where the application stands, what is done, what does not apply to it. */
export function flowOf(state: DisplayedState, d: Dimensions, photoReviewed: boolean): { id: StepId; state: StepState }[] {
  const here = CURRENT[state];
  const at = here === null ? -1 : ORDER.indexOf(here);
  const paid = at >= ORDER.indexOf('done');
  return ORDER.map((id, i) => ({ id, state: LATER_STEPS.some((later) => later === id) && !paid ? 'skipped' : stepState(id, i, at, state, d, photoReviewed) }));
}

function stepState(id: StepId, i: number, at: number, state: DisplayedState, d: Dimensions, photoReviewed: boolean): StepState {
  if (i === at && !STEP_OVER.includes(state)) return state === 'S9' ? 'problem' : 'current';
  if (skipped(id, d, photoReviewed)) return 'skipped';
  if (d.ended === null && stillHolds(id, d)) return 'done';
  return i <= at ? 'done' : 'ahead';
}

/** What was done before an application went back to its form and is not done again (T15–T17): a commitment signed, a fee paid. */
function stillHolds(id: StepId, d: Dimensions): boolean {
  if (id === 'commit') return d.commitment === 'signed';
  return id === 'pay' && d.payment === 'paid';
}

/** Steps that do not apply: no proofs demanded, no photo review, nothing to pay, a commitment not used. */
function skipped(id: StepId, d: Dimensions, photoReviewed: boolean): boolean {
  const decided = d.data === 'saved' || d.data === 'confirmed' || d.data === 'checking';
  if (id === 'commit') return decided && d.commitment !== 'signed';
  if (id === 'materials') return (d.data === 'saved' || d.data === 'confirmed') && d.materials === 'not_needed';
  if (id === 'photo') return !photoReviewed;
  return id === 'pay' && d.payment === 'exempt';
}
