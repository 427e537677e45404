import type { DisplayedState } from '#contracts/applications.ts';
import type { StatusTone } from '#portal/parts/status-tag.tsx';

const TONES: Record<DisplayedState, StatusTone> = {
  S1: 'warning', S2: 'warning', S3: 'warning', S4: 'warning', S5: 'info', S6: 'warning', S7: 'info', S8: 'info', S9: 'danger', S10: 'warning', S11: 'info', S12: 'success', S13: 'success', S14: 'info', S15: 'info', S16: 'success', S17: 'success',
  X1: 'neutral', X2: 'danger', X3: 'danger', X5: 'warning', X6: 'neutral',
};

/** How a displayed state is meant: something to do, under way, good, bad, over. */
export function stateTone(state: DisplayedState): StatusTone {
  return TONES[state];
}
