import type { Module } from '#server/platform/module.ts';
import { completionsCleared, completionTakenBack } from './completions.jobs-declared.ts';

export { CLEARED_AT_ONCE, completionsCleared, completionTakenBack } from './completions.jobs-declared.ts';
export { findCleared, findCompletion, readClearedAfter } from './completions.store.ts';
export { voidCompletion } from './void-completion.ts';

/** 合格判定、公示与异议: who passed every subject within the cycle, and whether nothing stands against the certificate. */
export const completions: Module = { name: 'completions', jobs: [completionsCleared, completionTakenBack] };
