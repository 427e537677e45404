/** How each state of a version two people decide is meant. */
export const VERSION_TONES = { draft: 'neutral', proposed: 'warning', in_force: 'success', replaced: 'neutral', withdrawn: 'neutral' } as const;
