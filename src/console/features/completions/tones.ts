import type { CompletionState } from '#contracts/completions.ts';
import type { ObjectionState } from '#contracts/objections.ts';
import type { PublicityState } from '#contracts/publicity.ts';

/** Colours of states; their words say the same. */
export const COMPLETION_TONES: Record<CompletionState, string> = { found: 'info', checking: 'warning', refused: 'danger', announced: 'info', held: 'warning', cleared: 'success', taken_back: 'danger' };
export const PUBLICITY_TONES: Record<PublicityState, string> = { making: 'info', made: 'neutral', proposed: 'warning', approved: 'success', closing: 'info', ended: 'neutral', withdrawing: 'info', withdrawn: 'danger' };
export const OBJECTION_TONES: Record<ObjectionState, string> = { received: 'warning', assigned: 'info', proposed: 'warning', upheld: 'danger', not_upheld: 'success' };
/** The colours of a bar drawn of the same states. */
export const BAR: Record<CompletionState, string> = { found: 'fill-blue', checking: 'fill-warning', announced: 'fill-blue-deep', held: 'fill-danger', cleared: 'fill-success', refused: 'fill-soft', taken_back: 'fill-ink' };
