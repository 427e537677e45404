import type { ApplicationAct, OwnState } from '#contracts/applications.ts';
import { refusedFor, ok, type Result } from '#server/kernel/result.ts';
import { displayedState, isPaid, type Dimensions, type PhotoGate } from './dimensions.ts';

export type By = 'candidate' | 'reviewer' | 'cashier' | 'officer' | 'system';

type Transition = { row: string; from: readonly OwnState[]; by: readonly By[]; set: Partial<Dimensions> };

const UNDECIDED = ['S1', 'S2', 'S3'] as const;
const SAVED = ['S4', 'S5', 'S6'] as const;
const UNPAID = ['S7', 'S8', 'S9', 'S10'] as const;
const BACK_TO_FILLING = { data: 'filling', materials: 'not_needed', review: 'not_started' } as const;

/**
 * The whole life of an application, one row an act (domain.md 2.3, T2–T30). `set` says which dimensions it writes; guards
 * (windows, policies, completeness) stand in the files beside this one, province differences are data.
 */
export const TRANSITIONS = {
  choose_province: { row: 'T2', from: ['S1'], by: ['candidate'], set: {} },
  accept_notices: { row: 'T3', from: ['S1'], by: ['candidate'], set: { data: 'filling' } },
  give_up: { row: 'T4', from: [...UNDECIDED, ...SAVED, ...UNPAID], by: ['candidate'], set: { ended: 'given_up' } },
  save: { row: 'T5', from: ['S2', 'S3'], by: ['candidate'], set: { data: 'committing' } },
  sign_commitment: { row: 'T6', from: ['S3'], by: ['candidate'], set: { data: 'checking', commitment: 'signed' } },
  decline_commitment: { row: 'T7', from: ['S3'], by: ['candidate'], set: { data: 'checking', commitment: 'declined' } },
  acknowledge_hold: { row: 'T5', from: ['S3'], by: ['candidate'], set: { data: 'checking', commitment: 'not_applicable' } },
  check_saved: { row: 'T6', from: ['S3'], by: ['candidate'], set: { data: 'saved' } },
  submit_materials: { row: 'T9', from: ['S4'], by: ['candidate'], set: { materials: 'submitted', review: 'not_started' } },
  edit: { row: 'T10', from: [...SAVED], by: ['candidate'], set: BACK_TO_FILLING },
  confirm: { row: 'T11', from: ['S6'], by: ['candidate'], set: { data: 'confirmed' } },
  route_automatic: { row: 'T11a', from: ['S8'], by: ['system'], set: { review: 'automatic' } },
  route_online: { row: 'T11b', from: ['S8'], by: ['system'], set: { review: 'awaiting_online' } },
  route_on_site: { row: 'T11c', from: ['S7', 'S8'], by: ['system'], set: { review: 'awaiting_on_site' } },
  route_post_exam: { row: 'T11d', from: ['S8'], by: ['system'], set: { review: 'post_exam' } },
  // what it passed on automatically no longer stands; a reviewer looks
  review_again: { row: 'T11e', from: ['S10'], by: ['system'], set: { review: 'awaiting_online' } },
  approve: { row: 'T12', from: ['S7', 'S8'], by: ['reviewer'], set: { review: 'approved' } },
  reject: { row: 'T13', from: ['S7', 'S8'], by: ['reviewer'], set: { review: 'rejected' } },
  return: { row: 'T14', from: ['S7'], by: ['reviewer'], set: { data: 'saved', materials: 'needed', review: 'returned' } },
  reopen: { row: 'T15/T16', from: [...UNPAID], by: ['candidate'], set: BACK_TO_FILLING },
  unlock: { row: 'T17', from: [...SAVED, ...UNPAID, 'S12'], by: ['officer'], set: BACK_TO_FILLING },
  restore: { row: 'T17', from: ['S2', 'S3', ...SAVED], by: ['system'], set: {} },
  withdraw_commitment: { row: 'T18', from: [...SAVED, ...UNPAID], by: ['candidate'], set: { commitment: 'withdrawn' } },
  start_payment: { row: 'T19', from: ['S10'], by: ['candidate'], set: { payment: 'paying' } },
  record_payment: { row: 'T20', from: ['S10', 'S11'], by: ['system'], set: { payment: 'paid' } },
  payment_failed: { row: 'T21', from: ['S11'], by: ['system', 'candidate'], set: { payment: 'unpaid' } },
  record_on_site_payment: { row: 'T22', from: ['S10'], by: ['cashier'], set: { payment: 'paid' } },
  lapse: { row: 'T23', from: [...UNDECIDED, ...SAVED, ...UNPAID], by: ['system'], set: { ended: 'lapsed' } },
  reconsider: { row: 'T13a', from: ['S9'], by: ['officer'], set: { review: 'awaiting_online' } },
  overturn: { row: 'T13b', from: ['S9'], by: ['officer'], set: { review: 'approved' } },
  hand_over: { row: 'T17a', from: [...UNDECIDED, ...SAVED, ...UNPAID, 'S11', 'S12'], by: ['officer'], set: {} },
  void: { row: 'T30', from: ['S9', 'S12'], by: ['officer'], set: { ended: 'voided' } },
  suspend: { row: 'T31', from: ['S12'], by: ['officer'], set: { ended: 'suspended' } },
  refund_fee: { row: 'T32', from: ['S2', 'S3', ...SAVED, 'S7', 'S8', 'S9', 'S12'], by: ['officer'], set: { ended: 'refunded' } },
  move_to_resit: { row: 'T31', from: ['S12'], by: ['officer'], set: {} },
  reinstate: { row: 'T30a', from: ['X3'], by: ['officer'], set: { ended: null } },
} as const satisfies Record<ApplicationAct, Transition>;

/** The dimensions after an act, or the refusal when the table has no such row for this state and doer. */
export function advance(d: Dimensions, photo: PhotoGate, act: ApplicationAct, by: By): Result<Dimensions> {
  const transition: Transition = TRANSITIONS[act];
  if (!transition.by.includes(by) || !transition.from.includes(displayedState(d, photo))) return refusedFor('application.wrong_state');
  if (act === 'check_saved' && d.data !== 'checking') return refusedFor('application.wrong_state');
  if ((act === 'sign_commitment' || act === 'decline_commitment' || act === 'acknowledge_hold') && d.data !== 'committing') return refusedFor('application.wrong_state');
  // what is not paid for lapses by itself; only money that stays behind needs the act
  if ((act === 'void' || act === 'refund_fee') && !isPaid(d)) return refusedFor('application.wrong_state');
  return ok({ ...d, ...transition.set });
}
