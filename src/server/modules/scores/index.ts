import type { Module } from '#server/platform/module.ts';
import { archiveHandlers, archiveJobs, archiveSchedules } from './archive/archive.jobs.ts';
import { examDayEndpoints } from './exam-day/exam-day.routes.ts';
import { importHandlers, importJobs } from './import/imports.jobs.ts';
import { importEndpoints } from './import/imports.routes.ts';
import { lookUpEndpoints } from './look-up/look-up.routes.ts';
import { recheckEndpoints } from './recheck/rechecks.routes.ts';
import { releaseHandlers, releaseJobs } from './release/release.jobs.ts';
import { releaseEndpoints } from './release/release.routes.ts';
import { rollHandlers, rollJobs, rollSchedules } from './roll/roll.jobs.ts';
import { scoreLists } from './scores.lists.ts';
import { scoreForms, scorePages } from './scores.pages.ts';
import { statisticsEndpoint } from './statistics/statistics.routes.ts';
import { passVoidEndpoints } from './voids/voids.routes.ts';
import type { ScoresEnv } from './scores-env.ts';
import { scoresPersonal } from './personal.ts';

export { recordMarks } from './exam-day/record-exam-day.ts';
export { archiveSitting } from './archive/archive.jobs.ts';
export { sittingArchived } from './archive/archived.job-declared.ts';
export { listScored, type Scored } from './cards/cards.store.ts';
export { identified } from './cards/identify.ts';
export { marksOf, type MarkOfSubject } from './cards/marks-of.ts';
export { findNumberOf, isOnRoll } from './release/holds.store.ts';
export { scoresAreOut } from './release/is-out.ts';
export { findRelease as findScoreRelease } from './release/release.store.ts';
export { gatherRoll } from './roll/gather-roll.ts';
export { takePapersOffRoll } from './roll/roll.store.ts';
export { scoreStage } from './score-stage.ts';

/** Scores (成绩): imported and released by two people, looked up, re-checked, archived. */
export function scores(env: ScoresEnv): Module {
  return {
    name: 'scores', personal: scoresPersonal, endpoints: [...importEndpoints, ...releaseEndpoints, ...lookUpEndpoints, ...examDayEndpoints, ...recheckEndpoints, statisticsEndpoint, ...passVoidEndpoints], pages: scorePages, forms: scoreForms, lists: scoreLists,
    jobs: [...rollJobs, ...importJobs, ...releaseJobs, ...archiveJobs], handlers: [...rollHandlers(env), ...importHandlers(env), ...releaseHandlers, ...archiveHandlers], schedules: [...rollSchedules, ...archiveSchedules],
  };
}
