import type { Module } from '#server/platform/module.ts';
import { continueExport, exportHandlers, keepExports, keepExportsOften } from './exports/exports.jobs.ts';
import { exportEndpoints } from './exports/exports.routes.ts';
import { traceEndpoints } from './exports/traces.routes.ts';
import { countAll, countEveryMinute, figureHandlers } from './figures/figures.jobs.ts';
import { figureLists } from './figures/figures.lists.ts';
import { figureEndpoints } from './figures/figures.routes.ts';
import { applicationList } from './applications/application-list.ts';
import type { ReportsEnv } from './reports-env.ts';

/** The module as the program mounts it: lists that leave the house, and figures. */
export function reports(env: ReportsEnv): Module {
  return {
    name: 'reports',
    endpoints: [...Object.values(exportEndpoints(env)), ...Object.values(figureEndpoints(env)), ...traceEndpoints(env)],
    lists: [applicationList, ...figureLists(env)],
    jobs: [continueExport, keepExports, countAll],
    handlers: [...exportHandlers(env), ...figureHandlers],
    schedules: [keepExportsOften, countEveryMinute],
  };
}
