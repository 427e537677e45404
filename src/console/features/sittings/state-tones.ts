import type { SittingState } from '#contracts/sittings.ts';

/** How a sitting's state is coloured; its words stand beside the colour. */
export const STATE_TONES: Record<SittingState, string> = { preparing: 'warning', announced: 'info', applying: 'success', closed: 'neutral', tickets: 'info', held: 'neutral', scored: 'info', over: 'neutral' };
