import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import type { Module } from '#server/platform/module.ts';
import { breachFileEndpoints } from './breach-files.routes.ts';
import { breachLists } from './breach.lists.ts';
import * as cases from './breach.routes.ts';
import { onRecordExpired, onServeAnnounced, serveAnnounced, serveAnnouncedHourly } from './breaches.jobs.ts';
import { ownPages } from './own.pages.ts';
import { ownFile, ownLetter, receive, statementEndpoint } from './own.routes.ts';
import { creditLists } from './credit.lists.ts';
import * as credit from './credit.routes.ts';
import * as records from './records.routes.ts';
import { breachTouchedResults } from './results-touched.job-declared.ts';
import { breachesPersonal } from './personal.ts';

export type { BreachCase } from './breach-case.ts';
export { statementFlagged } from './file-flagged.ts';
export { findBreachEffects, type BreachEffect } from './effects.store.ts';
export { breachTouchedResults } from './results-touched.job-declared.ts';
export { countOpenBreaches, findServedDisposition } from './breaches.store.ts';
export { attachEvidence } from './commands/add-files.ts';
export { proposeCaseCorrection } from './commands/correct-breach.ts';
export { decideBreach, dismissBreach, proposeDecision } from './commands/decide-breach.ts';
export { followCorrection } from './commands/follow-correction.ts';
export { giveStatement } from './commands/give-statement.ts';
export { notifyBreach } from './commands/notify-breach.ts';
export { openBreach } from './commands/open-breach.ts';
export { publishBreach } from './commands/publish-breach.ts';
export { receiveLetter } from './commands/receive-letter.ts';

/** The module as the program mounts it; evidence passes the same scanner as materials. */
export function breaches(env: { scanner: FileScanner }): Module {
  const { OneBreach: _shape, ...acts } = cases;
  const statement = statementEndpoint(env);
  return {
    name: 'breaches', personal: breachesPersonal, lists: [...breachLists, ...creditLists], jobs: [serveAnnounced, breachTouchedResults], handlers: [onServeAnnounced, onRecordExpired], schedules: [serveAnnouncedHourly],
    endpoints: [...Object.values(acts), ...Object.values(breachFileEndpoints(env)), ...Object.values(records), ...Object.values(credit), receive, ownFile, ownLetter, statement], ...ownPages(statement),
  };
}
