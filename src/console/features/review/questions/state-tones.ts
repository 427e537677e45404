/** The colour of a question's state. */
export const STATE_TONES = { open: 'warning', answered: 'success', withdrawn: 'neutral' } as const;
