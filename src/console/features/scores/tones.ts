import type { ScoreImportState } from '#contracts/scores.ts';

/** How the state of a file is meant. */
export const IMPORT_TONES: Record<ScoreImportState, string> = { preparing: 'info', checking: 'info', refused: 'danger', checked: 'info', proposed: 'warning', loading: 'info', loaded: 'success', withdrawn: 'neutral' };
