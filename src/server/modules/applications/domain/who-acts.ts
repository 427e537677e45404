import type { DisplayedState } from '#contracts/applications.ts';

/** Whose turn it is with an application: the candidate, a reviewer, the bank, the exam agency, or nobody any more. */
export type WhoActs = 'you' | 'reviewer' | 'bank' | 'agency' | 'nobody';

const TURNS: Record<DisplayedState, WhoActs> = {
  S1: 'you', S2: 'you', S3: 'you', S4: 'you', S5: 'reviewer', S6: 'you', S7: 'reviewer', S8: 'you', S9: 'you', S10: 'you', S11: 'bank', S12: 'agency', S13: 'you', S14: 'agency', S15: 'nobody', S16: 'agency', S17: 'nobody',
  X1: 'nobody', X2: 'nobody', X3: 'nobody', X5: 'agency', X6: 'nobody',
};

/** Whose turn it is, by the displayed state (2.2): S8 is the candidate's, who has to come; a suspended sitting is the agency's until the money is back or the resit set. */
export function whoActs(state: DisplayedState): WhoActs {
  return TURNS[state];
}
