import type { ReleaseState } from '#contracts/tickets.ts';

const TONES: Record<ReleaseState, string> = { preparing: 'info', prepared: 'warning', proposed: 'warning', released: 'success', closed: 'danger', withdrawn: 'neutral' };

/** The colour of a release's state; its words say the same. */
export function stateTone(state: ReleaseState): string {
  return TONES[state];
}
