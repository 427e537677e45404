import type { BreachState } from '#contracts/breaches.ts';

const TONES: Record<BreachState, string> = {
  opened: 'info', noticed: 'info', hearing: 'warning', heard: 'warning', proposed: 'warning', decided: 'warning', served: 'success', recorded: 'success', dismissed: 'neutral', withdrawn: 'neutral', corrected: 'neutral',
};

/** The colour that helps to read a case's state; its words carry the meaning. */
export function stateTone(state: BreachState): string {
  return TONES[state];
}
