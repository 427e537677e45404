import type { Module } from '#server/platform/module.ts';
import { declareSchedule } from '#server/platform/jobs/job.ts';
import type { KeptClass } from '#server/platform/retention/kept-class.ts';
import { operationsFigures } from './operations.figures.ts';
import { operationsLists } from './operations.lists.ts';
import { operationsEndpoints } from './operations.routes.ts';
import { rushEndpoints } from './rush.routes.ts';
import type { OthersTroubles } from './read-operations.ts';
import { onReportRetention, reportRetention } from './retention-report.ts';
import { retentionTroubles } from './retention-report.store.ts';

export { reportOn } from './retention-report.ts';

/** The operators' view (运行状态) as the program mounts it, with what other modules find wrong with themselves and where the classes of data lie whose days are numbered. */
export const operations = (others: OthersTroubles, kept: readonly KeptClass[]): Module => ({
  name: 'operations', endpoints: [...operationsEndpoints(others), ...rushEndpoints], lists: operationsLists, figures: operationsFigures,
  jobs: [reportRetention], handlers: [onReportRetention(() => kept)], schedules: [declareSchedule({ job: reportRetention, cron: '47 4 * * *' })], troubles: retentionTroubles,
});
