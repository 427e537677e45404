import type { SuspensionState } from '#contracts/suspensions.ts';

const TONES: Record<SuspensionState, string> = { proposed: 'warning', telling: 'info', settling: 'info', in_effect: 'danger', withdrawn: 'neutral' };

/** How a state is meant. */
export const stateTone = (state: SuspensionState): string => TONES[state];
