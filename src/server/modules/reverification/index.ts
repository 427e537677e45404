import type { Registries } from '#server/modules/verification/index.ts';
import type { Module } from '#server/platform/module.ts';
import type { Allowances } from '#server/platform/registry-line/allowance.ts';
import { reverificationHandlers, watchEveryMinute } from './reverification.jobs.ts';
import { fillRun, watchRuns, workRun } from './reverification.jobs-declared.ts';
import { runItemsList, runsList } from './reverification.lists.ts';
import { decide, forecast, propose, resume, showItems, showRegistries, showRun, showRuns, stop } from './reverification.routes.ts';
import { reverificationPersonal } from './personal.ts';

/** The module as the program mounts it; the registries are asked within their allowances, together with everything else that asks them. */
export function reverification(registries: Registries, allowances: Allowances): Module {
  return {
    name: 'reverification', personal: reverificationPersonal,
    endpoints: [forecast, propose, showRuns, showRun, showItems, decide, stop, resume, showRegistries],
    lists: [runsList, runItemsList],
    jobs: [fillRun, workRun, watchRuns],
    handlers: reverificationHandlers(registries, allowances),
    schedules: [watchEveryMinute],
  };
}
