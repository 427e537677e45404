import type { Module } from '#server/platform/module.ts';
import { assessHandlers, assessJobs } from './assess/assess.jobs.ts';
import { completionsCleared, completionTakenBack } from './completions.jobs-declared.ts';
import { completionLists } from './completions.lists.ts';
import { completionForms, completionPages } from './completions.pages.ts';
import { objectionEndpoints } from './objections/objections.routes.ts';
import { publicityHandlers, publicityJobs, publicitySchedules } from './publicity/publicity.jobs.ts';
import { publicityEndpoints } from './publicity/publicity.routes.ts';
import { completionEndpoints } from './sittings/completions.routes.ts';
import { completionsPersonal } from './personal.ts';

export { completionStage } from './completion-stage.ts';
export { completionsCleared, completionTakenBack } from './completions.jobs-declared.ts';
export { closeDue } from './publicity/publicity.jobs.ts';
export { findCleared, findCompletion, readClearedAfter } from './completions.store.ts';
export { voidCompletion } from './void-completion.ts';

/** 合格判定、公示与异议: who passed every subject within the cycle, and whether nothing stands against the certificate. */
export const completions: Module = {
  name: 'completions', personal: completionsPersonal, endpoints: [...completionEndpoints, ...publicityEndpoints, ...objectionEndpoints], pages: completionPages, forms: completionForms, lists: completionLists,
  jobs: [...assessJobs, ...publicityJobs, completionsCleared, completionTakenBack], handlers: [...assessHandlers, ...publicityHandlers], schedules: publicitySchedules,
};
