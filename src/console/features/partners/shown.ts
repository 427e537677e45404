/** What was just made and is shown this once: a key, or a signing secret. */
export type Shown = { term: string; secret: string; about: string; until?: number };
