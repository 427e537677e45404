import type { VerificationState } from '#contracts/verification.ts';
import type { StatusTone } from '#portal/parts/status-tag.tsx';

export type StateTone = StatusTone;

/** How each state is meant; the words say it too. */
export const STATE_TONES: Record<VerificationState, StateTone> = {
  not_verified: 'neutral', verifying: 'info', passed: 'success', failed: 'danger', needs_manual: 'warning', manual_passed: 'success', manual_failed: 'danger',
};
