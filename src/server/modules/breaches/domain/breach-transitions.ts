import type { BreachAct, BreachState } from '#contracts/breaches.ts';

export type By = 'candidate' | 'staff' | 'system';

type Transition = { from: readonly BreachState[]; by: readonly By[]; /** `same`: the state stays. */ to: BreachState | 'same'; /** Where it leads when the decision goes into the integrity file. */ recorded?: BreachState };

const ALIVE = ['opened', 'noticed', 'hearing', 'heard'] as const;

/**
 * The whole life of a case about a breach, one row an act (人社部令第31号 chapter 4): told before decided, heard before decided, decided
 * by two, recorded only when served. Guards (time, people, evidence) stand in breach-rules.ts.
 */
export const BREACH_TRANSITIONS = {
  attach: { from: ALIVE, by: ['staff'], to: 'same' },
  amend: { from: ['opened', 'hearing', 'heard'], by: ['staff'], to: 'opened' },
  notify: { from: ['opened'], by: ['staff'], to: 'noticed' },
  send: { from: ['noticed', 'decided'], by: ['staff'], to: 'same' },
  deliver: { from: ['noticed', 'decided'], by: ['staff'], to: 'same' },
  serve_notice: { from: ['noticed'], by: ['candidate', 'staff', 'system'], to: 'hearing' },
  state: { from: ['hearing', 'heard'], by: ['candidate', 'staff'], to: 'heard' },
  waive: { from: ['hearing'], by: ['candidate', 'staff'], to: 'heard' },
  propose: { from: ['hearing', 'heard'], by: ['staff'], to: 'proposed' },
  return: { from: ['proposed'], by: ['staff'], to: 'heard' },
  approve: { from: ['proposed'], by: ['staff'], to: 'decided' },
  serve_decision: { from: ['decided'], by: ['candidate', 'staff', 'system'], to: 'served', recorded: 'recorded' },
  dismiss: { from: [...ALIVE, 'proposed'], by: ['staff'], to: 'dismissed' },
  withdraw: { from: ['opened'], by: ['staff'], to: 'withdrawn' },
  publish: { from: ['served', 'recorded'], by: ['staff'], to: 'same' },
  unpublish: { from: ['served', 'recorded'], by: ['staff', 'system'], to: 'same' },
  ask_correction: { from: ['served', 'recorded', 'corrected'], by: ['staff'], to: 'same' },
  refuse_correction: { from: ['served', 'recorded', 'corrected'], by: ['staff'], to: 'same' },
  correct: { from: ['served', 'recorded', 'corrected'], by: ['staff'], to: 'corrected' },
} as const satisfies Record<BreachAct, Transition>;

/** The state an act leads to; undefined where the table has no such row for this state and doer. `records`: the decision goes into the integrity file. */
export function nextBreachState(from: BreachState, act: BreachAct, by: By, records = false): BreachState | undefined {
  const row: Transition = BREACH_TRANSITIONS[act];
  if (!row.from.includes(from) || !row.by.includes(by)) return undefined;
  if (row.to === 'same') return from;
  return (records ? row.recorded : undefined) ?? row.to;
}

/** States in which nothing is to be done any more but to publish or correct. */
export const ENDED_STATES: readonly BreachState[] = ['served', 'recorded', 'dismissed', 'withdrawn', 'corrected'];
