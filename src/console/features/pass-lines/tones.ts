/** How each state of a set is meant. */
export const TONES = { draft: 'neutral', proposed: 'warning', in_force: 'success', replaced: 'neutral', withdrawn: 'neutral' } as const;
