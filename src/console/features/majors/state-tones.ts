/** The colour of a version's state. */
export const STATE_TONES = { draft: 'neutral', proposed: 'warning', in_force: 'success', replaced: 'neutral', withdrawn: 'neutral' } as const;
