import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import type { Module } from '#server/platform/module.ts';
import { finishMerges, finishMergesHourly, onFinishMerges, onUnlockEnded } from './assistance.jobs.ts';
import { accountCaseEndpoints, closingRequest } from './account-cases.routes.ts';
import { caseLists } from './cases.lists.ts';
import { appealEndpoints } from './appeals.routes.ts';
import { appealPages } from './appeal.pages.ts';
import { caseFileEndpoints } from './case-files.routes.ts';
import { candidatePages } from './candidate.pages.ts';
import type { CaseAsks } from './open-matters.ts';
import { rareNameList } from './rare-names.list.ts';
import { unlockEndpoints } from './unlocks.routes.ts';
import { assistancePersonal } from './personal.ts';

export { countWaitingCases } from './cases.store.ts';
export { attachProofs } from './commands/add-proofs.ts';
export { fileAppeal } from './commands/file-appeal.ts';
export { proposeAccountCase } from './commands/propose-account-case.ts';
export { caseFileFlagged } from './file-flagged.ts';
export { proposeUnlock } from './commands/propose-unlock.ts';

/** The module as the program mounts it; proofs pass the same scanner as materials, and who keeps examination matters says what is open. */
export function assistance(env: { scanner: FileScanner } & CaseAsks): Module {
  const appeals = appealEndpoints(env);
  const filing = appealPages(appeals.file);
  const closing = closingRequest(env);
  const own = candidatePages(closing, env.openMatters);
  return {
    name: 'assistance', personal: assistancePersonal,
    endpoints: [...unlockEndpoints(env), ...accountCaseEndpoints(env), closing, appeals.file, ...appeals.others, ...caseFileEndpoints(env)],
    pages: [...own.pages, ...filing.pages],
    forms: [...own.forms, ...filing.forms],
    lists: [...caseLists, rareNameList],
    jobs: [finishMerges],
    handlers: [onUnlockEnded, onFinishMerges(env.openMatters)],
    schedules: [finishMergesHourly],
  };
}
