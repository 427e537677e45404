import type { FileScanner } from '#server/modules/materials/index.ts';
import type { Module } from '#server/platform/module.ts';
import { finishMerges, finishMergesHourly, onFinishMerges, onUnlockEnded } from './assistance.jobs.ts';
import { accountCaseEndpoints } from './account-cases.routes.ts';
import { caseLists } from './cases.lists.ts';
import { appealEndpoints } from './appeals.routes.ts';
import { appealPages } from './appeal.pages.ts';
import { caseFileEndpoints } from './case-files.routes.ts';
import { candidateForms, candidatePages } from './candidate.pages.ts';
import { unlockEndpoints } from './unlocks.routes.ts';

export { attachProofs } from './commands/add-proofs.ts';
export { fileAppeal } from './commands/file-appeal.ts';
export { proposeAccountCase } from './commands/propose-account-case.ts';
export { proposeUnlock } from './commands/propose-unlock.ts';

/** The module as the program mounts it; proofs pass the same scanner as materials. */
export function assistance(env: { scanner: FileScanner }): Module {
  const appeals = appealEndpoints(env);
  const filing = appealPages(appeals.file);
  return {
    name: 'assistance',
    endpoints: [...unlockEndpoints, ...accountCaseEndpoints, appeals.file, ...appeals.others, ...caseFileEndpoints(env)],
    pages: [...candidatePages, ...filing.pages],
    forms: [...candidateForms, ...filing.forms],
    lists: caseLists,
    jobs: [finishMerges],
    handlers: [onUnlockEnded, onFinishMerges],
    schedules: [finishMergesHourly],
  };
}
