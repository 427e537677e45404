import type { Module } from '#server/platform/module.ts';
import { continueExport, exportHandlers, keepExports, keepExportsOften } from './exports/exports.jobs.ts';
import { exportEndpoints } from './exports/exports.routes.ts';
import { countAll, countEveryMinute, figureHandlers } from './figures/figures.jobs.ts';
import { figureEndpoints } from './figures/figures.routes.ts';
import type { ReportsEnv } from './reports-env.ts';

/** The module as the program mounts it: lists that leave the house, and figures. */
export function reports(env: ReportsEnv): Module {
  return {
    name: 'reports',
    endpoints: [...Object.values(exportEndpoints(env)), ...Object.values(figureEndpoints(env))],
    jobs: [continueExport, keepExports, countAll],
    handlers: [...exportHandlers(env), ...figureHandlers],
    schedules: [keepExportsOften, countEveryMinute],
  };
}
